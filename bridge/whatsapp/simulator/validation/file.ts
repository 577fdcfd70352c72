import { badValue, missingParameter } from '../graph-error.ts';
import { type Fields, text, url } from './fields.ts';

/** The rules for pictures, sounds and videos. */
export interface FileRules {
  /** Whether this id was given to something of this kind that was uploaded, and still is there. */
  hasMedia(id: string, kind: FileKind): boolean;
}

/** The kinds of file that a message may show. */
export type FileKind = 'image' | 'audio' | 'video';

/** A file by link, or by the id that its upload was answered with. */
export function file(
  kind: FileKind,
  fields: Fields,
  name: string,
  rules: FileRules,
): { url: string } {
  const { id, link } = fields;
  if (id !== undefined && link !== undefined) {
    throw badValue(`${name} cannot have both id and link`);
  }
  if (id !== undefined) {
    const read = text(id, `${name}['id']`, 100);
    if (!rules.hasMedia(read, kind)) {
      throw badValue(`${name}['id']: media ${read} does not exist, or is no ${kind}`);
    }
    return { url: `/phone/api/media/${read}` };
  }
  if (link === undefined) throw missingParameter(`${name}['id'] or ${name}['link'] is required`);
  return { url: url(link, `${name}['link']`) };
}

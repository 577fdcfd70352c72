import { badValue, missingParameter } from '../graph-error.ts';
import { type Fields, text, url } from './fields.ts';

/** What decides about pictures. */
export interface PictureRules {
  /** Whether this id was given to something that was uploaded, and still is there. */
  hasMedia(id: string): boolean;
  /** Whether a link may be a path: for a page /phone that is served from where the picture is. */
  localLinks: boolean;
}

/** A picture by link, or by the id that its upload was answered with. */
export function image(fields: Fields, name: string, rules: PictureRules): { url: string } {
  const { id, link } = fields;
  if (id !== undefined && link !== undefined) {
    throw badValue(`${name} cannot have both id and link`);
  }
  if (id !== undefined) {
    const read = text(id, `${name}['id']`, 100);
    if (!rules.hasMedia(read)) throw badValue(`${name}['id']: media ${read} does not exist`);
    return { url: `/phone/api/media/${read}` };
  }
  if (link === undefined) throw missingParameter(`${name}['id'] or ${name}['link'] is required`);
  return { url: url(link, `${name}['link']`, rules.localLinks) };
}

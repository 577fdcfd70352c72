import { decodeXML } from 'entities';
import { isMediaName } from '../names.ts';
import type { StoredMedia } from './store.ts';

/** The media in an answer to `ListObjectsV2`. @param prefix of their keys */
export function* objectsIn(page: string, prefix: string): Generator<StoredMedia> {
  for (const [, object = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
    const name = textOf(object, 'Key')?.slice(prefix.length) ?? '';
    if (!isMediaName(name)) continue;
    const at = Date.parse(textOf(object, 'LastModified') ?? '');
    yield { name, bytes: Number(textOf(object, 'Size')), at };
  }
}

/** The marker of the next page; undefined behind the last one. */
export const nextAfter = (page: string): string | undefined =>
  textOf(page, 'NextContinuationToken');

function textOf(xml: string, tag: string): string | undefined {
  const text = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
  return text === undefined ? undefined : decodeXML(text);
}

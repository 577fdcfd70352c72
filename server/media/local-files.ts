import type { FastifyInstance } from 'fastify';
import type { Media } from './media.ts';

/** A file that a quiz names by a path, for channels that have to send it along. */
export type LocalFile = (path: string) => Promise<{ bytes: Uint8Array; type: string } | undefined>;

/** Finds what was uploaded, and what plugins serve, such as the pictures of the starter quizzes. */
export const localFiles =
  (media: Media, http: FastifyInstance): LocalFile =>
  async (path) => {
    const stored = await media.file(path);
    if (stored || !path.startsWith('/')) return stored;
    return served(http, path);
  };

/** The same as it is stored, for whoever keeps it. */
export const localBytes =
  (media: Media, http: FastifyInstance) =>
  async (path: string): Promise<Uint8Array | undefined> =>
    ((await media.whole(path)) ?? (await served(http, path)))?.bytes;

async function served(http: FastifyInstance, path: string) {
  const { statusCode, rawPayload, headers } = await http.inject(path);
  const type = String(headers['content-type']).split(';')[0] ?? '';
  if (statusCode !== 200 || !/^((image|audio|video)\/|text\/vtt$)/.test(type)) return undefined;
  return { bytes: rawPayload, type };
}

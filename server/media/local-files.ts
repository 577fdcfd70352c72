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
    const { statusCode, rawPayload, headers } = await http.inject(path);
    const type = String(headers['content-type']).split(';')[0] ?? '';
    if (statusCode !== 200 || !/^(image|audio|video)\//.test(type)) return undefined;
    return { bytes: rawPayload, type };
  };

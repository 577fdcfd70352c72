import type { FastifyRequest } from 'fastify';
import { QRushError } from '../protocol/errors.ts';
import type { Seen } from '../quizzes/library.ts';

/** The ETag of a revision. */
export const etagOf = (revision: number): string => `"${revision}"`;

/** Whether whoever asks has this revision already. */
export const isKnown = ({ headers }: FastifyRequest, revision: number): boolean =>
  seenIn(headers['if-none-match'])?.includes(revision) ?? false;

/** The revisions in `If-Match`, which the editor has seen; undefined without one. */
export function seenBefore({ headers }: FastifyRequest): Seen | undefined {
  const given = headers['if-match'];
  return given?.trim() === '*' ? 'any' : seenIn(given);
}

/** @throws QRushError `PRECONDITION_REQUIRED` */
export function requireSeenBefore(request: FastifyRequest): Seen {
  const seen = seenBefore(request);
  if (seen === undefined) throw new QRushError('PRECONDITION_REQUIRED');
  return seen;
}

/**
 * A proxy that compresses an answer marks its ETag as weak. Other ETags than ours are no revisions.
 */
const seenIn = (header: string | undefined): number[] | undefined =>
  header?.split(',').flatMap((tag) => {
    const revision = /^\s*(?:W\/)?"(\d{1,10})"\s*$/.exec(tag)?.[1];
    return revision === undefined ? [] : Number(revision);
  });

import { createHash, randomBytes } from 'node:crypto';

/** The beginning of each token of a link to a report. */
const MARK = 'report';

/** A link's token, taken apart. */
export interface ShareToken {
  gameId: string;
  shareId: string;
}

/** Makes a link's id, its token, and the hash to keep. */
export function newShareToken(gameId: string): { id: string; token: string; hash: string } {
  const id = randomBytes(9).toString('base64url');
  const token = [MARK, gameId, id, randomBytes(24).toString('base64url')].join('.');
  return { id, token, hash: shareHash(token) };
}

/** The link that a token names; undefined for a token of another kind. It may be made up. */
export function readShareToken(token: string): ShareToken | undefined {
  const [mark, gameId, shareId, secret, ...more] = token.split('.');
  if (mark !== MARK || !gameId || !shareId || !secret || more.length > 0) return undefined;
  return { gameId, shareId };
}

/** The hash that is kept of a token. That is long and random: a hash of it is as good as none to guess from. */
export const shareHash = (token: string): string =>
  createHash('sha256').update(token).digest('base64url');

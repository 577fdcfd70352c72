import type { FastifyRequest } from 'fastify';
import { QRushError } from '../protocol/errors.ts';
import type { ShareRecords } from '../records/share-contract.ts';
import type { SecuredSettings } from '../secrets.ts';
import { readShareToken, shareHash } from '../share-tokens.ts';
import { equal } from '../tokens.ts';
import { bearer, requireManager } from './access.ts';

export interface ReaderSources {
  settings: SecuredSettings;
  records: { shares: Pick<ShareRecords, 'hash'> };
}

/**
 * Lets in anybody who has a link to the report of this game, and managers.
 * @throws QRushError `UNAUTHORIZED`, `ORIGIN_REJECTED`
 */
export async function requireReader(
  sources: ReaderSources,
  request: FastifyRequest,
  gameId: string,
): Promise<void> {
  const token = bearer(request);
  const shared = token === undefined ? undefined : readShareToken(token);
  if (!shared) requireManager(sources.settings, request);
  else if ((await sharedGame(sources, request)) !== gameId) throw new QRushError('UNAUTHORIZED');
}

/** The game whose report the request's token opens. @throws QRushError `UNAUTHORIZED` */
export async function sharedGame(
  { records }: ReaderSources,
  request: FastifyRequest,
): Promise<string> {
  const token = bearer(request) ?? '';
  const { gameId, shareId } = readShareToken(token) ?? {};
  const hash =
    gameId !== undefined && shareId !== undefined
      ? await records.shares.hash(gameId, shareId)
      : undefined;
  if (gameId === undefined || hash === undefined || !equal(shareHash(token), hash))
    throw new QRushError('UNAUTHORIZED');
  return gameId;
}

import type { FastifyInstance } from 'fastify';
import { QRushError } from '../protocol/errors.ts';
import {
  type CreatedShare,
  newShare,
  type OpenedShare,
  type OwnSummary,
  type ReportShare,
  type ShareList,
} from '../protocol/shares.ts';
import type { Records } from '../records/contract.ts';
import type { Share } from '../records/share-contract.ts';
import { played, playedGame, type ReportSources } from '../reports/played.ts';
import { summaryOf } from '../reports/summary.ts';
import type { SecuredSettings } from '../secrets.ts';
import { newShareToken } from '../share-tokens.ts';
import type { Tokens } from '../tokens.ts';
import { bearer, requireManager } from './access.ts';
import { COMPRESSED } from './compression.ts';
import { sharedGame } from './readers.ts';
import { read } from './reading.ts';

/** Links to the report of one game, at the most. */
export const MOST_SHARES = 50;

const DAY = 86_400_000;

export interface ShareRouteSources extends ReportSources {
  settings: SecuredSettings;
  records: Records;
  tokens: Tokens;
  /** Where people find the server. */
  publicUrl(): string;
}

/** Links by which others read a report, and players how they did. */
export function shareRoutes(http: FastifyInstance, sources: ShareRouteSources): void {
  const { settings, records, tokens, publicUrl } = sources;
  const { shares } = records;

  http.get<{ Params: { id: string } }>('/api/games/:id/shares', async (request) => {
    requireManager(settings, request);
    const { id } = request.params;
    await played(sources, id);
    return { shares: (await shares.list(id)).map(view) } satisfies ShareList;
  });

  http.post<{ Params: { id: string } }>('/api/games/:id/shares', async (request, reply) => {
    requireManager(settings, request);
    const { note, days } = read(newShare, request.body ?? {});
    const { id: gameId } = request.params;
    await played(sources, gameId);
    const { id, token, hash } = newShareToken(gameId);
    const createdAt = new Date();
    const share: Share = {
      id,
      gameId,
      createdAt,
      ...(note !== undefined && { note }),
      ...(days !== undefined && { expiresAt: new Date(createdAt.getTime() + days * DAY) }),
    };
    if (!(await shares.add(share, hash, MOST_SHARES)))
      throw new QRushError(
        'BAD_PAYLOAD',
        `A report has ${MOST_SHARES} links at the most: take one back first.`,
      );
    const url = `${publicUrl()}/shared#${token}`;
    return reply.code(201).send({ ...view(share), token, url } satisfies CreatedShare);
  });

  http.delete<{ Params: { id: string; share: string } }>(
    '/api/games/:id/shares/:share',
    async (request, reply) => {
      requireManager(settings, request);
      const { id, share } = request.params;
      if (!(await shares.remove(id, share))) throw new QRushError('NOT_FOUND');
      return reply.code(204).send();
    },
  );

  http.get('/api/shared', COMPRESSED, async (request) => {
    const id = await sharedGame(sources, request);
    const [{ game }, figures] = await Promise.all([
      played(sources, id),
      records.reports.questions(id),
    ]);
    return { game: playedGame(game, figures) } satisfies OpenedShare;
  });

  // Not compressed: there is a token in it.
  http.get('/api/summary', async (request) => {
    const token = bearer(request) ?? '';
    const whose = tokens.summaryOf(token) ?? tokens.playerIn(token);
    if (!whose) throw new QRushError('BAD_TOKEN');
    const { gameId, playerId } = whose;
    const url = `${publicUrl()}/summary#${tokens.summary(gameId, playerId)}`;
    return { ...(await summaryOf(sources, gameId, playerId)), url } satisfies OwnSummary;
  });
}

const view = ({ id, note, createdAt, expiresAt }: Share): ReportShare => ({
  id,
  ...(note !== undefined && { note }),
  createdAt: createdAt.toISOString(),
  ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
});

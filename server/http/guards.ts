import type { FastifyRequest } from 'fastify';
import { QRushError } from '../protocol/errors.ts';
import type { SecuredSettings } from '../secrets.ts';
import type { Sessions } from '../sessions/contract.ts';
import type { Tokens } from '../tokens.ts';
import { bearer, requireAdmin, requireManager } from './access.ts';
import type { SignIns } from './sign-ins.ts';

/** Lets a request pass or refuses it: a hook of a route, `http.get(path, { onRequest: guard }, handler)`. */
export type RouteGuard = (request: FastifyRequest) => Promise<void>;

/** The core's own rules of who may do what, for the routes of plugins. */
export interface Guards {
  /**
   * Whoever has the ADMIN_TOKEN, or is signed in by it. Refuses with `UNAUTHORIZED`, `ORIGIN_REJECTED`.
   */
  readonly admin: RouteGuard;
  /**
   * Whoever may manage quizzes and games: with the ADMIN_TOKEN, or anybody in open mode, but for pages
   * of other origins. Refuses with `UNAUTHORIZED`, `ORIGIN_REJECTED`.
   */
  readonly manager: RouteGuard;
  /**
   * The host of the game that the route's parameter `:gameId` names, by the host token as
   * `Authorization: Bearer`; or whoever passes `manager`. Refuses as `manager` does.
   */
  readonly host: RouteGuard;
}

export interface GuardSources {
  settings: SecuredSettings;
  tokens: Tokens;
  sessions: Pick<Sessions, 'hostEdition'>;
}

/** For routes of plugins, which may be anywhere. */
interface RouteGuardSources extends GuardSources {
  signIns: Pick<SignIns, 'recognize'>;
}

export function routeGuards(sources: RouteGuardSources): Guards {
  const { settings, signIns } = sources;
  return {
    async admin(request) {
      await signIns.recognize(request);
      requireAdmin(settings, request);
    },
    async manager(request) {
      await signIns.recognize(request);
      requireManager(settings, request);
    },
    async host(request) {
      const { gameId } = request.params as { gameId?: string };
      if (gameId === undefined) {
        throw new QRushError('INTERNAL', undefined, {
          cause: new Error(`${request.routeOptions.url} has a guard of hosts, and no :gameId`),
        });
      }
      await signIns.recognize(request);
      await requireHost(sources, request, gameId);
    },
  };
}

/**
 * Lets the game's host or a manager see what the host does.
 * @throws QRushError `UNAUTHORIZED`, `ORIGIN_REJECTED`
 */
export async function requireHost(
  { settings, tokens, sessions }: GuardSources,
  request: FastifyRequest,
  gameId: string,
): Promise<void> {
  const token = bearer(request);
  const isHost =
    token !== undefined && tokens.isHost(gameId, token, await sessions.hostEdition(gameId));
  if (!isHost) requireManager(settings, request);
}

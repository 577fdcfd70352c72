import type { FastifyRequest } from 'fastify';
import { QRushError } from '../protocol/errors.ts';
import { isOwnPage } from '../realtime/origin.ts';
import type { SecuredSettings } from '../secrets.ts';
import { isLoopback, passedOn, servesThisMachine } from '../this-machine.ts';
import { equal } from '../tokens.ts';

/**
 * Open mode: bound to this machine only, in development, and asked for by this machine's own name
 * (a page elsewhere that makes its name point here would say its own), without a proxy in between.
 * No token is needed then.
 */
export function isOpen(settings: SecuredSettings, { raw, hostname }: FastifyRequest): boolean {
  return servesThisMachine(settings) && isLoopback(hostname) && !passedOn(raw);
}

/** The token of `Authorization: Bearer`. */
export const bearer = ({ headers }: FastifyRequest): string | undefined =>
  headers.authorization?.match(/^Bearer (.{1,200})$/)?.[1];

/** Whether the request carries the ADMIN_TOKEN, or comes from a browser that was signed in by it. */
export function isAdmin(settings: SecuredSettings, request: FastifyRequest): boolean {
  const token = bearer(request);
  return token === undefined ? isSignedIn(request) : equal(token, settings.adminToken);
}

/** Whether the cookie counts: a token, even a wrong one, takes precedence. */
const isSignedIn = ({ headers, signIn }: FastifyRequest): boolean =>
  headers.authorization === undefined && signIn !== undefined;

/** Methods that change nothing. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser sends its cookie with whatever a page asks for: so what changes something must come from a
 * page of this server.
 * @throws QRushError `ORIGIN_REJECTED`
 */
function requireOwnPage(settings: SecuredSettings, request: FastifyRequest): void {
  if (SAFE.has(request.method)) return;
  if (request.headers.origin !== undefined) refuseOtherPages(settings, request);
  else if (request.headers['sec-fetch-site'] !== 'same-origin')
    throw new QRushError('ORIGIN_REJECTED');
}

/** Refuses pages of other origins; what is no page names none. @throws QRushError `ORIGIN_REJECTED` */
export function refuseOtherPages(settings: SecuredSettings, request: FastifyRequest): void {
  const { origin } = request.headers;
  if (origin !== undefined && !isOwnPage(settings, origin, request.raw))
    throw new QRushError('ORIGIN_REJECTED');
}

/**
 * Logs a wrong token with the address it came from: guessing is to be seen.
 * @throws QRushError `UNAUTHORIZED` without `Authorization: Bearer ADMIN_TOKEN`, or the cookie of a
 *   sign-in; `ORIGIN_REJECTED` for the cookie from elsewhere
 */
export function requireAdmin(settings: SecuredSettings, request: FastifyRequest): void {
  if (isSignedIn(request)) requireOwnPage(settings, request);
  if (isAdmin(settings, request)) return;
  if (request.headers.authorization !== undefined) {
    request.log.warn({ from: request.ip }, 'a wrong admin token');
  }
  throw new QRushError('UNAUTHORIZED');
}

/**
 * Checks for a manager of quizzes and games: whoever has the token or is signed in by it, and in
 * open mode everybody but pages of other origins that ORIGINS does not name.
 * @throws QRushError `UNAUTHORIZED`, `ORIGIN_REJECTED`
 */
export function requireManager(settings: SecuredSettings, request: FastifyRequest): void {
  const { authorization } = request.headers;
  if (authorization !== undefined || isSignedIn(request) || !isOpen(settings, request)) {
    requireAdmin(settings, request);
    return;
  }
  const { origin } = request.headers;
  if (origin === undefined || isOwnPage(settings, origin, request.raw)) return;
  // Not by "*" or "null": any page could manage games then.
  if (origin === 'null' || !settings.origins.includes(origin)) {
    throw new QRushError('ORIGIN_REJECTED');
  }
}

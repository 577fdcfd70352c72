import type { FastifyRequest } from 'fastify';
import { QRushError } from '../errors.ts';
import type { SecuredSettings } from '../secrets.ts';
import { equal } from '../tokens.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/**
 * Open mode: bound to this machine only, in development, and asked for by this machine's own name
 * (a page elsewhere that makes its name point here would say its own). No token is needed then.
 */
export function isOpen(settings: SecuredSettings, { headers, hostname }: FastifyRequest): boolean {
  return (
    settings.environment !== 'production' &&
    settings.publicUrl === undefined &&
    LOOPBACK.test(settings.host) &&
    LOOPBACK.test(hostname) &&
    headers['x-forwarded-for'] === undefined &&
    headers.forwarded === undefined
  );
}

/** The token of `Authorization: Bearer`. */
export const bearer = ({ headers }: FastifyRequest): string | undefined =>
  headers.authorization?.match(/^Bearer (.{1,200})$/)?.[1];

/** @throws QRushError `UNAUTHORIZED` without `Authorization: Bearer ADMIN_TOKEN` */
export function requireAdmin(settings: SecuredSettings, request: FastifyRequest): void {
  const token = bearer(request);
  if (token === undefined || !equal(token, settings.adminToken))
    throw new QRushError('UNAUTHORIZED');
}

/**
 * Who may manage quizzes and games: whoever has the token, and in open mode everybody but pages of
 * other origins.
 * @throws QRushError `UNAUTHORIZED`, `ORIGIN_REJECTED`
 */
export function requireManager(settings: SecuredSettings, request: FastifyRequest): void {
  if (request.headers.authorization !== undefined || !isOpen(settings, request)) {
    requireAdmin(settings, request);
    return;
  }
  const { origin, host } = request.headers;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) {
    throw new QRushError('ORIGIN_REJECTED');
  }
}

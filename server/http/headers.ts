import { type IncomingMessage, ServerResponse } from 'node:http';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SecuredSettings } from '../secrets.ts';
import { isForApi } from './api-paths.ts';

/** For what is no page: nothing of it may be run or shown by a page. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

/** Headers of an answer that comes from no route. */
export const PLAIN_HEADERS: Record<string, string> = {
  'content-security-policy': NO_PAGE,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Seconds that a browser remembers to come by https only. */
const REMEMBERED = 365 * 24 * 3600;

/**
 * Security headers on every answer: a page's own policy is set by its route (`{ helmet: ... }`).
 * The header that sends a browser to https is left out where the page itself is plain http, as in a
 * LAN.
 */
export async function secureHeaders(
  http: FastifyInstance,
  { publicUrl }: SecuredSettings,
): Promise<void> {
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    // Of use to pages of https only: see below.
    hsts: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  const known = addressedBy({ publicUrl });
  http.addHook('onRequest', (request, reply, done) => {
    const { raw } = reply;
    if (isForApi(request)) {
      raw.setHeader('cache-control', 'no-store');
      raw.setHeader('x-robots-tag', 'noindex');
    }
    if (isSecure(known, request)) leadToHttps(raw);
    done();
  });
}

function leadToHttps(answer: ServerResponse): void {
  answer.setHeader('strict-transport-security', `max-age=${REMEMBERED}`);
  answer.setHeader('cross-origin-opener-policy', 'same-origin');
  const policy = answer.getHeader('content-security-policy');
  if (typeof policy === 'string') {
    answer.setHeader('content-security-policy', `${policy}; upgrade-insecure-requests`);
  }
}

/** The address that everybody knows the server by, if there is one. */
export const addressedBy = ({ publicUrl }: Pick<SecuredSettings, 'publicUrl'>): URL | undefined =>
  publicUrl === undefined ? undefined : new URL(publicUrl);

/** Whether the browser came by https: as a trusted proxy says, or because PUBLIC_URL is its address. */
export const isSecure = (known: URL | undefined, { protocol, host }: FastifyRequest): boolean =>
  protocol === 'https' || (known?.protocol === 'https:' && known.host === host);

/** The same for what Socket.IO answers by itself. An upgrade is no answer that a browser shows. */
export function plainHeaders(_request: IncomingMessage, answer: unknown, next: () => void): void {
  if (answer instanceof ServerResponse) {
    for (const [name, value] of Object.entries(PLAIN_HEADERS)) answer.setHeader(name, value);
  }
  next();
}

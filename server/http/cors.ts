import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { corsOrigin } from '../realtime/origin.ts';
import type { SecuredSettings } from '../secrets.ts';

/** Seconds that a browser remembers the answer to a preflight. */
const REMEMBERED = 600;

/** Lets pages of ORIGINS call the REST API. The token they send is theirs: cookies are not for them. */
export async function allowOrigins(
  http: FastifyInstance,
  settings: SecuredSettings,
): Promise<void> {
  if (settings.origins.length === 0) return;
  await http.register(cors, {
    origin: corsOrigin(settings),
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'if-match', 'if-none-match'],
    exposedHeaders: [
      'content-disposition',
      'etag',
      'retry-after',
      'x-ratelimit-limit',
      'x-ratelimit-remaining',
    ],
    maxAge: REMEMBERED,
    // Other OPTIONS requests are answered as they were: with 404.
    strictPreflight: false,
  });
}

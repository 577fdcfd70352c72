import rateLimit, { type FastifyRateLimitStore } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AddressRanges } from '../../config/address-ranges.ts';
import { QRushError } from '../protocol/errors.ts';
import { type Rate, RateLimiter } from '../rate-limiter.ts';
import type { SecuredSettings } from '../secrets.ts';
import { isAdmin } from './access.ts';
import { isApiRoute } from './api-paths.ts';

/** Not of the API, but the token can be guessed here, too. */
const METRICS = '/metrics';

/** Requests of one address. */
export const API_RATE: Rate = { burst: 60, perSecond: 20 };

/**
 * Limits requests under /api and /admin by address (of IPv6, by network), in this process. A request
 * with the right ADMIN_TOKEN, or signed in by it, does not count; one with a wrong token counts for /metrics, too, so that
 * it cannot be guessed there. All else does not: pages, media, health, webhooks.
 */
export async function limitRequests(
  http: FastifyInstance,
  settings: SecuredSettings,
): Promise<void> {
  const unlimited = new AddressRanges(settings.unlimitedAddresses);
  const counts = (request: FastifyRequest): boolean => {
    const { headers, routeOptions, ip } = request;
    if (routeOptions.url === METRICS && headers.authorization === undefined) return false;
    return !unlimited.has(ip) && !isAdmin(settings, request);
  };
  // Other routes do without the work of it.
  http.addHook('onRoute', (route) => {
    if (isApiRoute(route.url) || route.url === METRICS) {
      route.config = { ...route.config, rateLimit: {} };
    }
  });
  await http.register(rateLimit, {
    global: false,
    max: API_RATE.burst,
    store: Buckets,
    // A client that hung up before it was served has no address any more.
    keyGenerator: ({ ip }) => ip ?? '',
    allowList: (request) => !counts(request),
    errorResponseBuilder: (_request, { ttl }) =>
      new QRushError('RATE_LIMITED', 'Too many requests; wait a moment and try again.', {
        retryAfter: Math.ceil(ttl),
      }),
  });
}

/** @fastify/rate-limit counts in windows, at whose edge twice as much gets through: these are buckets. */
class Buckets implements FastifyRateLimitStore {
  readonly #limiter = new RateLimiter(API_RATE);

  incr(address: string, callback: Parameters<FastifyRateLimitStore['incr']>[1]): void {
    const taken = this.#limiter.take(address, performance.now());
    if ('wait' in taken) callback(null, { current: API_RATE.burst + 1, ttl: taken.wait });
    else callback(null, { current: API_RATE.burst - taken.left, ttl: 0 });
  }

  /** One count for all routes. */
  child(): this {
    return this;
  }
}

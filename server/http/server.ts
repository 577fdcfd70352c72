import Fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { SecuredSettings } from '../secrets.ts';
import { compressAnswers } from './compression.ts';
import { allowOrigins } from './cors.ts';
import { secureHeaders } from './headers.ts';
import { limitRequests } from './limits.ts';
import { answerError, answerUnreadable, refuseInWords } from './refusals.ts';
import type { SignIns } from './sign-ins.ts';
import { closeAfterOffers, upgrades } from './upgrades.ts';

/** Bytes of a JSON body; a channel's webhook sets its own. */
export const BODY_LIMIT = 1_000_000;

/** Makes the HTTP server: every error it answers with has a code. */
export function createHttp(settings: SecuredSettings, log: Logger): FastifyInstance {
  const http = Fastify({
    loggerInstance: log.child(
      { part: 'http' },
      { level: settings.logLevel === 'trace' ? 'trace' : 'warn' },
    ),
    bodyLimit: BODY_LIMIT,
    // Only the proxy itself is believed: the last address that is named. A client can write the others.
    trustProxy: settings.trustProxy && ((_address, hop) => hop === 0),
    // Requests under way are answered at the end; the app cuts those that take too long.
    forceCloseConnections: 'idle',
    // Plugins have the loader's own deadline, which names them.
    pluginTimeout: 0,
    // A video takes its time; headers do not.
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read gets as far as no route, and so not to the handler below.
    frameworkErrors: answerError,
    clientErrorHandler: answerUnreadable,
    http: { requireHostHeader: false, shouldUpgradeCallback: upgrades },
  }) as unknown as FastifyInstance;

  http.server.headersTimeout = 30_000;
  http.setErrorHandler(answerError);
  refuseInWords(http);
  closeAfterOffers(http.server);
  return http;
}

/**
 * Gives all routes that are added from here on security headers, and those of the API CORS and limits;
 * lets them compress what they answer.
 */
export async function secureHttp(
  http: FastifyInstance,
  settings: SecuredSettings,
  signIns: SignIns,
): Promise<void> {
  await secureHeaders(http, settings);
  await allowOrigins(http, settings);
  // Before the limits: they do not hold for who manages.
  signIns.readOn(http);
  await limitRequests(http, settings);
  await compressAnswers(http);
}

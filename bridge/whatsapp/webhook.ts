import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { QRushError, type RouteAbout, z } from '../../server/plugin.ts';
import type { Account } from './account.ts';
import { type Inbound, readWebhook } from './inbound.ts';
import { isSigned, sameText } from './signature.ts';
import { WEBHOOK_PATH } from './webhook-path.ts';

/** Bytes; the Cloud API bundles up to 3 MB. */
const BODY_LIMIT = 3 * 1024 * 1024;

const subscription = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string().max(500),
  'hub.challenge': z.string().max(500),
});

const VERIFICATION: RouteAbout = {
  summary: 'The verification of the webhook by the Cloud API',
  tag: 'Bridges',
  access: 'anybody',
  query: subscription,
  answer: ['text/plain'],
  status: [200, 403],
};

const MESSAGES: RouteAbout = {
  summary: 'Takes messages and statuses of the Cloud API',
  description: 'Signed with the app secret, in `X-Hub-Signature-256`.',
  tag: 'Bridges',
  access: 'anybody',
  body: z.looseObject({}),
  answer: z.object({}),
  refusals: ['BAD_SIGNATURE'],
};

export interface WebhookSources {
  account: Pick<Account, 'appSecret' | 'verifyToken' | 'phoneNumberIds'>;
  /** Stores what came; the answer to the webhook waits for this, and not for the handling. */
  accept(inbound: Inbound): Promise<void>;
}

/** Where the Cloud API brings messages: `GET` and `POST /bridge/whatsapp/webhook`. */
export async function webhookRoutes(http: FastifyInstance, sources: WebhookSources): Promise<void> {
  const { account, accept } = sources;

  // A scope of its own: here a body stays the bytes that were signed.
  // biome-ignore lint/nursery/noMisusedPromises: Fastify awaits what a plugin returns
  await http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body);
    });

    // Carries no signature: the token is what the two sides agreed on.
    scope.get(WEBHOOK_PATH, { config: { about: VERIFICATION } }, async (request, reply) => {
      const asked = subscription.safeParse(request.query).data;
      reply.type('text/plain; charset=utf-8');
      if (!asked || !sameText(asked['hub.verify_token'], account.verifyToken)) {
        return reply.code(403).send('');
      }
      return asked['hub.challenge'];
    });

    // There are two webhooks to each message: they do without a logger of their own.
    const quiet = { childLoggerFactory: (logger: FastifyBaseLogger) => logger };
    const options = { bodyLimit: BODY_LIMIT, ...quiet, config: { about: MESSAGES } };
    scope.post(WEBHOOK_PATH, options, async (request) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (!isSigned(account.appSecret, bytes, request.headers['x-hub-signature-256'])) {
        throw new QRushError('BAD_SIGNATURE');
      }
      await accept(readWebhook(parse(bytes), account.phoneNumberIds));
      return {};
    });
  });
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    throw new QRushError('BAD_PAYLOAD', 'The body is not JSON.');
  }
}

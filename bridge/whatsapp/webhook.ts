import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { QRushError } from '../../server/plugin.ts';
import { isSigned, sameText } from './signature.ts';

/** Where the Cloud API delivers. */
export const WEBHOOK_PATH = '/bridge/whatsapp/webhook';

/** Bytes of one delivery: Meta batches up to 3 MB. */
const BODY_LIMIT = 3 * 1024 * 1024;

interface WebhookSources {
  appSecret: string;
  verifyToken: string;
  /** Takes a payload in; once it returns, the messages are queued. */
  accept(payload: unknown): Promise<void>;
}

/** The routes of the webhook, in a scope of their own: its body parser must not spread. */
export async function webhookRoutes(http: FastifyInstance, sources: WebhookSources): Promise<void> {
  const { appSecret, accept } = sources;
  // The signature is over the bytes as they came, so nothing may parse them before.
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  http.get<{ Querystring: Record<string, unknown> }>(WEBHOOK_PATH, async (request, reply) =>
    verify(sources.verifyToken, request.query, reply),
  );

  http.post(WEBHOOK_PATH, { bodyLimit: BODY_LIMIT }, async (request: FastifyRequest) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!isSigned(appSecret, body, request.headers['x-hub-signature-256'])) {
      throw new QRushError('BAD_SIGNATURE');
    }
    await accept(readJson(body));
    return { received: true };
  });
}

/** Meta asks once, unsigned, whether the webhook is ours. */
function verify(token: string, query: Record<string, unknown>, reply: FastifyReply) {
  const given = query['hub.verify_token'];
  const challenge = query['hub.challenge'];
  const known =
    query['hub.mode'] === 'subscribe' && typeof given === 'string' && sameText(given, token);
  if (!known || typeof challenge !== 'string') {
    return reply.code(403).send({ error: new QRushError('UNAUTHORIZED').view() });
  }
  return reply.type('text/plain; charset=utf-8').send(challenge);
}

/** @throws QRushError `BAD_PAYLOAD` */
function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new QRushError('BAD_PAYLOAD', 'The webhook is not JSON.');
  }
}

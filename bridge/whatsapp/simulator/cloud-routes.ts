import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { accountRoutes } from './account-routes.ts';
import type { Business } from './business.ts';
import type { CloudApi } from './cloud-api.ts';
import type { Fault } from './faults/fault.ts';
import type { FaultPlan, Occasion } from './faults/fault-plan.ts';
import { GraphError, invalidParameter, unknownObject } from './graph-error.ts';
import type { Media, MediaStore } from './media.ts';
import { readUpload, UPLOAD_LIMIT } from './media-upload.ts';
import type { Schedule } from './schedule.ts';

export interface CloudRouteSources {
  api: CloudApi;
  business: Business;
  businessName: string;
  webhookUrl(): string;
  media: MediaStore;
  faults: FaultPlan;
  schedule: Schedule;
}

type Numbered = { Params: { version: string; phoneNumberId: string } };
type Identified = { Params: { version: string; id: string } };
type AnswerFault = Extract<Fault, { kind: 'error' | 'http' | 'slow' | 'drop' }>;

/** The page of a proxy that stands in the way. */
const HTML = '<!DOCTYPE html><html><head><title>Sorry</title></head><body>Sorry</body></html>\n';

/** The paths of the Cloud API, to be registered in a scope of their own: errors are worded as there. */
export const cloudRoutes = (sources: CloudRouteSources) => async (http: FastifyInstance) => {
  const { api, media, faults, schedule, businessName } = sources;

  http.setErrorHandler((error, _request, reply) => {
    const refusal = error instanceof GraphError ? error : unexpected(error as FastifyError);
    if (refusal.retryAfter !== undefined) void reply.header('retry-after', refusal.retryAfter);
    return reply.code(refusal.status).send(refusal.envelope());
  });
  http.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: UPLOAD_LIMIT },
    (_request, body, done) => done(null, body),
  );

  /** Does what is asked for, and answers, as far as the faults let it. */
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    occasion: Occasion,
    act: () => object,
  ) => {
    const fault = faults.take(['error', 'http', 'slow', 'drop'], occasion);
    if (fault?.kind === 'error') throw refusalOf(fault);
    const acts = !fault || fault.kind === 'slow' || fault.accepted;
    const done = acts ? act() : {};
    return fault ? spoilt(fault, request, reply, done) : done;
  };

  const spoilt = async (
    fault: Exclude<AnswerFault, { kind: 'error' }>,
    request: FastifyRequest,
    reply: FastifyReply,
    done: object,
  ) => {
    switch (fault.kind) {
      case 'http':
        return reply.code(fault.status).type('text/html').send(HTML);
      case 'slow':
        await schedule.sleep(faults.draw(fault.ms));
        return done;
      case 'drop':
        reply.hijack();
        request.raw.socket.resetAndDestroy();
        return reply;
    }
  };

  http.addHook('onRequest', async ({ headers, query }, reply) => {
    // By the simulated clock, as stamps are.
    void reply.header('date', new Date(schedule.now()).toUTCString());
    api.authorize(headers.authorization);
    api.prove((query as { appsecret_proof?: string }).appsecret_proof);
  });
  void http.register(accountRoutes(sources));

  http.post<Numbered>('/:version/:phoneNumberId/messages', async (request, reply) => {
    const number = api.number(request.params.phoneNumberId);
    const asked = await api.logged('', () => api.read(request.body));
    if (asked.kind === 'read') {
      return answer(request, reply, { on: 'read' }, () => {
        api.markRead(asked.messageId);
        return { success: true };
      });
    }
    const message = api.addressee(number, asked);
    const input = 'phone' in asked.to ? asked.to.phone : asked.to.userId;
    return api.logged(message.user, () =>
      answer(request, reply, { on: 'message', user: message.user }, () => ({
        messaging_product: 'whatsapp',
        contacts: [{ input, ...('phone' in asked.to ? { wa_id: input } : { user_id: input }) }],
        messages: [{ id: api.send(number, message) }],
      })),
    );
  });

  http.post<Numbered>('/:version/:phoneNumberId/media', async (request, reply) => {
    api.number(request.params.phoneNumberId);
    const { bytes, mimeType } = await readUpload(request.body, request.headers['content-type']);
    return answer(request, reply, { on: 'media' }, () => ({ id: media.add(bytes, mimeType) }));
  });

  http.get<Identified>('/:version/:id', async (request, reply) => {
    const { id, version } = request.params;
    const found = media.get(id);
    if (found) {
      const url = `${request.protocol}://${request.host}/${version}/${id}/content`;
      return answer(request, reply, { on: 'media' }, () => describe(found, url));
    }
    const { phoneNumberId, number } = api.number(id);
    return answer(request, reply, { on: 'number' }, () => ({
      id: phoneNumberId,
      display_phone_number: `+${number}`,
      verified_name: businessName,
      quality_rating: 'GREEN',
      messaging_limit_tier: 'TIER_2K',
      status: 'CONNECTED',
    }));
  });

  http.get<Identified>('/:version/:id/content', async ({ params: { id } }, reply) => {
    const found = media.get(id);
    if (!found) throw unknownObject(id);
    return reply.type(found.mimeType).send(Buffer.from(found.bytes));
  });

  http.delete<Identified>('/:version/:id', async ({ params: { id } }) => {
    if (!media.delete(id)) throw unknownObject(id);
    return { success: true };
  });
};

const describe = ({ id, mimeType, bytes }: Media, url: string): object => ({
  messaging_product: 'whatsapp',
  id,
  url,
  mime_type: mimeType,
  file_size: bytes.length,
});

const refusalOf = ({ code, title, details, status, retryAfter }: AnswerFault & { kind: 'error' }) =>
  new GraphError(code, title, details ?? title, { status, retryAfter });

/** Broken JSON and the like are the sender's fault; anything else is the simulator's. */
function unexpected({ statusCode = 500, message }: FastifyError): GraphError {
  return statusCode < 500
    ? invalidParameter(message)
    : new GraphError(1, 'An unknown error occurred', message);
}

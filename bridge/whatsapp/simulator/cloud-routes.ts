import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { Business } from './business.ts';
import { badToken, GraphError, invalidParameter, unknownObject } from './graph-error.ts';
import { type Request, readRequest } from './validation.ts';

export interface CloudRouteSources {
  business: Business;
  businessName: string;
  /** Brings a message to a phone. @returns the message's id, and the phone it goes to */
  send(message: Extract<Request, { kind: 'message' }>): { id: string; input: string };
  /** Shows a phone's message as read. @throws GraphError for one that does not exist */
  read(messageId: string): void;
}

type Params = { version: string; phoneNumberId: string };

/** The paths of the Cloud API, to be registered in a scope of their own: errors are worded as there. */
export const cloudRoutes = (sources: CloudRouteSources) => async (http: FastifyInstance) => {
  const { business } = sources;

  http.setErrorHandler((error, _request, reply) => {
    const refusal = error instanceof GraphError ? error : unexpected(error as FastifyError);
    return reply.code(refusal.status).send(refusal.envelope());
  });

  const authorize = ({ headers, params }: FastifyRequest<{ Params: Params }>): void => {
    if (headers.authorization !== `Bearer ${business.token}`) throw badToken();
    if (params.phoneNumberId !== business.phoneNumberId) throw unknownObject(params.phoneNumberId);
  };

  http.post<{ Params: Params }>('/:version/:phoneNumberId/messages', async (request) => {
    authorize(request);
    const asked = readRequest(request.body);
    if (asked.kind === 'read') {
      sources.read(asked.messageId);
      return { success: true };
    }
    const { id, input } = sources.send(asked);
    return {
      messaging_product: 'whatsapp',
      contacts: [{ input, wa_id: input }],
      messages: [{ id }],
    };
  });

  http.get<{ Params: Params }>('/:version/:phoneNumberId', async (request) => {
    authorize(request);
    return {
      id: business.phoneNumberId,
      display_phone_number: `+${business.number}`,
      verified_name: sources.businessName,
    };
  });
};

/** Broken JSON and the like are the sender's fault; anything else is the simulator's. */
function unexpected({ statusCode = 500, message }: FastifyError): GraphError {
  return statusCode < 500
    ? invalidParameter(message)
    : new GraphError(1, 'An unknown error occurred', message, 500);
}

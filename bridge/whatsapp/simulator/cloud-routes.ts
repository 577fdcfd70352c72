import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Business } from './business.ts';
import { badToken, unknownObject } from './graph-error.ts';
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

/** The paths of the Cloud API. */
export function cloudRoutes(http: FastifyInstance, sources: CloudRouteSources): void {
  const { business } = sources;

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
}

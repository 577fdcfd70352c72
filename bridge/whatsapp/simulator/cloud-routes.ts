import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from '../account.ts';
import { badToken, unknownObject } from './graph-error.ts';
import { type Request, readRequest } from './validation.ts';

export interface CloudRouteSources {
  account: Pick<Account, 'token' | 'phoneNumberId'>;
  businessNumber: string;
  businessName: string;
  /** Brings a message to a phone. @returns the message's id, and the phone it goes to */
  send(message: Extract<Request, { kind: 'message' }>): { id: string; input: string };
  /** Shows a phone's message as read. @throws GraphError for one that does not exist */
  read(messageId: string): void;
}

type Params = { version: string; phoneNumberId: string };

/** The paths of the Cloud API. */
export function cloudRoutes(http: FastifyInstance, sources: CloudRouteSources): void {
  const { account } = sources;

  const authorize = ({ headers, params }: FastifyRequest<{ Params: Params }>): void => {
    if (headers.authorization !== `Bearer ${account.token}`) throw badToken();
    if (params.phoneNumberId !== account.phoneNumberId) throw unknownObject(params.phoneNumberId);
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
      id: account.phoneNumberId,
      display_phone_number: `+${sources.businessNumber}`,
      verified_name: sources.businessName,
    };
  });
}

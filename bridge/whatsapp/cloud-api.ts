import { z } from '../../server/plugin.ts';
import type { Account } from './account.ts';
import { CloudApiError } from './cloud-api-error.ts';
import type { Payload } from './payload.ts';

/** What the bridge needs of the Cloud API. Every method rejects with a {@link CloudApiError}. */
export interface CloudApi {
  /**
   * @param to a phone number (digits), or a business-scoped user id
   * @param reference comes back in the statuses of this message
   * @returns the message's id (wamid): the message is accepted, not yet delivered
   */
  send(to: string, payload: Payload, reference: string): Promise<string>;
  /** Shows a message of a user as read: the blue ticks. */
  markRead(messageId: string): Promise<void>;
  /** The business's phone number, digits only. */
  phoneNumber(): Promise<string>;
}

/** ms an answer is waited for. */
const TIMEOUT = 10_000;

const accepted = z.object({ messages: z.tuple([z.object({ id: z.string() })], z.unknown()) });
const done = z.object({ success: z.literal(true) });
const number = z.object({ display_phone_number: z.string() });
const refused = z.object({
  error: z.object({
    code: z.number(),
    message: z.string().default(''),
    error_data: z.object({ details: z.string() }).optional().catch(undefined),
  }),
});

interface Answer {
  status: number;
  retryAfter: string | null;
  json: unknown;
}

/** The Cloud API over HTTP: Meta's own or the simulator, as the account says. */
export class HttpCloudApi implements CloudApi {
  readonly #account: Account;
  readonly #timeout: number;

  /** @param timeout ms an answer is waited for */
  constructor(account: Account, timeout = TIMEOUT) {
    this.#account = account;
    this.#timeout = timeout;
  }

  async send(to: string, payload: Payload, reference: string): Promise<string> {
    const answer = await this.#call(accepted, '/messages', {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...(/^\d+$/.test(to) ? { to } : { recipient: to }),
      ...payload,
      biz_opaque_callback_data: reference,
    });
    return answer.messages[0].id;
  }

  async markRead(messageId: string): Promise<void> {
    await this.#call(done, '/messages', {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: messageId,
    });
  }

  async phoneNumber(): Promise<string> {
    const answer = await this.#call(number, '?fields=display_phone_number');
    return answer.display_phone_number.replace(/\D/g, '');
  }

  async #call<Value>(schema: z.ZodType<Value>, path: string, body?: object): Promise<Value> {
    const { apiUrl, phoneNumberId, token } = this.#account;
    const answer = await this.#request(`${apiUrl}/${phoneNumberId}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const parsed = answer.status === 200 ? schema.safeParse(answer.json) : undefined;
    if (!parsed?.success) throw refusal(answer);
    return parsed.data;
  }

  async #request(url: string, init: RequestInit): Promise<Answer> {
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(this.#timeout) });
      return {
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        json: parse(await response.text()),
      };
    } catch (cause) {
      throw cause instanceof DOMException && cause.name === 'TimeoutError'
        ? new CloudApiError('timeout', 'no answer in time', { cause })
        : new CloudApiError('unreachable', 'the Cloud API can not be reached', { cause });
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal({ status, retryAfter, json }: Answer): CloudApiError {
  const error = refused.safeParse(json).data?.error;
  const message = error?.error_data?.details ?? error?.message ?? `HTTP ${status}`;
  const seconds = Number(retryAfter);
  return new CloudApiError(error?.code ?? status, message, {
    status,
    ...(retryAfter !== null && Number.isFinite(seconds) && { retryAfter: seconds * 1000 }),
  });
}

import type { GraphApiError, WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { z } from '../../server/plugin.ts';
import type { DateListener } from '../chat/skew.ts';
import type { BusinessLine } from './account.ts';
import { CloudApiError } from './cloud-api-error.ts';
import type { Payload } from './payload.ts';
import { NoAnswer, quickFetch } from './quick-fetch.ts';

/**
 * The part of the Cloud API that the bridge needs. Every method rejects with
 * a {@link CloudApiError}.
 */
export interface CloudApi {
  /**
   * @param to a phone number (digits), or a business-scoped user id
   * @param reference comes back in the statuses of this message
   * @returns the message's id (wamid): the message is accepted, not yet delivered
   */
  send(to: string, payload: Payload, reference: string): Promise<string>;
  /** Hands over a file. @returns the id that messages of this number name it by, for 30 days */
  upload(bytes: Uint8Array, type: string): Promise<string>;
  /** Shows a message of a user as read: the blue ticks. */
  markRead(messageId: string): Promise<void>;
  /** The business's phone number, digits only. */
  phoneNumber(): Promise<string>;
}

/** ms an answer is waited for. */
export const TIMEOUT = 10_000;

/** The same when a file is uploaded, of up to 16 MB. */
const UPLOAD_TIMEOUT = 30_000;

// The client writes the names of fields in its own way: display_phone_number is displayPhoneNumber.
const accepted = z.object({ messages: z.tuple([z.object({ id: z.string() })], z.unknown()) });
const done = z.object({ success: z.literal(true) });
const uploaded = z.object({ id: z.string().min(1) });
const number = z.object({ displayPhoneNumber: z.string() });

/** The system's codes for a request that cannot have been taken. */
const NOT_TAKEN = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** The client is large, and loaded with the first call: a server may make none for days. */
const library = () => import('@kapso/whatsapp-cloud-api');

/** The Cloud API over HTTP, for one business number: Meta's own or the simulator, as the line says. */
export class HttpCloudApi implements CloudApi {
  readonly #options: ConstructorParameters<typeof WhatsAppClient>[0];
  readonly #phoneNumberId: string;
  #client: WhatsAppClient | undefined;

  /** @param timeout ms an answer is waited for */
  constructor(
    { apiUrl, token, phoneNumberId }: BusinessLine,
    timeout = TIMEOUT,
    onDate?: DateListener,
  ) {
    const slash = apiUrl.lastIndexOf('/');
    this.#phoneNumberId = phoneNumberId;
    this.#options = {
      accessToken: token,
      baseUrl: apiUrl.slice(0, slash),
      graphVersion: apiUrl.slice(slash + 1),
      // With the platform's fetch, the client would wait for ever.
      fetch: quickFetch(timeout, onDate),
    };
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

  async upload(bytes: Uint8Array, type: string): Promise<string> {
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', type);
    form.set('file', new Blob([new Uint8Array(bytes)], { type }), 'file');
    const { accessToken, baseUrl, graphVersion } = this.#options;
    const url = `${baseUrl}/${graphVersion}/${this.#phoneNumberId}/media`;
    const limit = AbortSignal.timeout(UPLOAD_TIMEOUT);
    try {
      // The client's own fetch is made for small texts.
      const answer = await fetch(url, {
        method: 'POST',
        body: form,
        headers: { authorization: `Bearer ${accessToken}` },
        signal: limit,
      });
      if (answer.ok) return uploaded.parse(await answer.json()).id;
      await answer.body?.cancel();
      throw new CloudApiError(answer.status, `the upload was answered with ${answer.status}`);
    } catch (error) {
      if (error instanceof CloudApiError) throw error;
      throw new CloudApiError(limit.aborted ? 'timeout' : 'broken', 'a file was not uploaded', {
        cause: error,
      });
    }
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
    return answer.displayPhoneNumber.replace(/\D/g, '');
  }

  async #call<Value>(schema: z.ZodType<Value>, path: string, body?: object): Promise<Value> {
    const answer = await this.#request(`${this.#phoneNumberId}${path}`, body);
    const parsed = schema.safeParse(answer);
    if (!parsed.success) throw new CloudApiError('garbled', 'the answer is none of the Cloud API');
    return parsed.data;
  }

  async #request(path: string, body: object | undefined): Promise<unknown> {
    const { GraphApiError, WhatsAppClient } = await library();
    this.#client ??= new WhatsAppClient(this.#options);
    try {
      return await this.#client.request(body ? 'POST' : 'GET', path, {
        responseType: 'json',
        // As text, it goes out as it is.
        ...(body && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      });
    } catch (error) {
      throw error instanceof GraphApiError ? refusal(error) : readable(error);
    }
  }
}

function readable(error: unknown): CloudApiError {
  if (error instanceof SyntaxError) {
    return new CloudApiError('garbled', 'the answer is not JSON');
  }
  if (error instanceof NoAnswer) return new CloudApiError('timeout', error.message);
  const { code = '' } = error as NodeJS.ErrnoException;
  return NOT_TAKEN.has(code)
    ? new CloudApiError('unreachable', 'the Cloud API cannot be reached', { cause: error })
    : new CloudApiError('broken', 'the connection broke', { cause: error });
}

const asText = z.object({ error: z.object({ code: z.string().transform(Number).pipe(z.int()) }) });

function refusal({
  code,
  httpStatus,
  type,
  details,
  errorSubcode,
  message,
  retry,
  raw,
}: GraphApiError): CloudApiError {
  // The client puts the whole body into the message when it is none of the API's.
  const known = type !== 'GraphApiError' ? (details ?? message) : `HTTP ${httpStatus}`;
  // The client knows numbers only; the API has also sent them as texts.
  const text = asText.safeParse(raw).data?.error.code;
  return new CloudApiError(text ?? code, withoutNumbers(known), {
    status: httpStatus,
    ...(errorSubcode !== undefined && { subcode: errorSubcode }),
    ...(retry.retryAfterMs !== undefined && { retryAfter: retry.retryAfterMs }),
  });
}

/** Phone numbers do not belong in logs, whoever wrote them. */
const withoutNumbers = (text: string): string => text.replace(/\d{7,}/g, '…');

import { z } from 'zod';
import { CloudApiError } from './cloud-api-error.ts';
import type { Connection } from './connection.ts';
import type { Content } from './content.ts';

/** ms until a call is given up. */
const TIMEOUT = 10_000;

export interface OutgoingMessage {
  /** A phone number (digits) or a business-scoped user id. */
  to: string;
  content: Content;
  /** Comes back with the message's statuses, as `biz_opaque_callback_data`. */
  reference?: string;
}

/** The part of the Cloud API that the bridge uses. Every method rejects with a CloudApiError. */
export interface CloudApi {
  /** Hands a message over. @returns its id: it is accepted, not yet delivered */
  send(message: OutgoingMessage): Promise<string>;
  /** Shows a player blue ticks for this message of theirs, and for those before it. */
  markRead(messageId: string): Promise<void>;
  /** The business number, digits only. */
  phoneNumber(): Promise<string>;
}

const sent = z.object({ messages: z.array(z.object({ id: z.string() })).min(1) });
const number = z.object({ display_phone_number: z.string() });
const refusal = z.object({
  error: z.object({
    message: z.string().optional(),
    code: z.number().optional(),
    error_data: z.object({ details: z.string().optional() }).optional().catch(undefined),
  }),
});

/** Speaks with a Cloud API over HTTP. @param timeout ms until a call is given up */
export function createCloudApi(
  { apiUrl, token, phoneNumberId }: Connection,
  timeout = TIMEOUT,
): CloudApi {
  const call = async <Answer>(schema: z.ZodType<Answer>, path: string, body?: object) => {
    const { status, headers, text } = await request(`${apiUrl}/${phoneNumberId}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeout),
    });
    const answer = readJson(text);
    if (status !== 200) throw refused(status, headers, answer);
    const parsed = schema.safeParse(answer);
    if (!parsed.success) throw new CloudApiError('an answer that can not be read', { status });
    return parsed.data;
  };

  return {
    async send({ to, content, reference }) {
      const { messages } = await call(sent, '/messages', {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        ...addressee(to),
        ...content,
        ...(reference !== undefined && { biz_opaque_callback_data: reference }),
      });
      return messages[0]?.id ?? '';
    },
    async markRead(messageId) {
      await call(z.object({ success: z.boolean() }), '/messages', {
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: messageId,
      });
    },
    async phoneNumber() {
      const { display_phone_number } = await call(number, '?fields=display_phone_number');
      return display_phone_number.replaceAll(/\D/g, '');
    },
  };
}

/** People with a user name may have no phone number that we get to see. */
const addressee = (to: string) => (/^\d+$/.test(to) ? { to } : { recipient: to });

async function request(url: string, init: RequestInit) {
  try {
    const response = await fetch(url, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    throw new CloudApiError('no answer', {}, { cause: error });
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(status: number, headers: Headers, answer: unknown): CloudApiError {
  const parsed = refusal.safeParse(answer);
  const { message, code, error_data } = parsed.success ? parsed.data.error : {};
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const words = [message ?? `HTTP ${status}`, error_data?.details].filter(Boolean).join(': ');
  return new CloudApiError(words, {
    code,
    status,
    retryAfter: Number.isFinite(seconds) ? seconds * 1000 : undefined,
  });
}

import type { Business } from './business.ts';
import type { Phone, Reply } from './phone.ts';
import type { ChatMessage } from './phone-api.ts';

/** s since the epoch, as text: how webhooks tell the time. */
const seconds = (ms: number): string => String(Math.floor(ms / 1000));

function envelope({ phoneNumberId, number }: Business, value: object): object {
  const metadata = { display_phone_number: number, phone_number_id: phoneNumberId };
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: 'simulated-account',
        changes: [
          { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } },
        ],
      },
    ],
  };
}

/** The webhook of a message from a phone. */
export function messageWebhook(
  business: Business,
  { number, userId, profileName }: Phone,
  { id, at, text }: ChatMessage,
  reply: Reply | undefined,
): object {
  const message = { from: number, from_user_id: userId, id, timestamp: seconds(at) };
  const content = reply
    ? {
        type: 'interactive',
        context: { from: business.number, id: reply.to },
        interactive: { type: reply.kind, [reply.kind]: reply.row },
      }
    : { type: 'text', text: { body: text } };
  return envelope(business, {
    contacts: [{ profile: { name: profileName }, wa_id: number, user_id: userId }],
    messages: [{ ...message, ...content }],
  });
}

export interface Status {
  id: string;
  status: ChatMessage['status'] | 'failed';
  reference: string | undefined;
  error?: { code: number; title: string };
}

/** The webhook of how far a message of the business has got. */
export function statusWebhook(
  business: Business,
  recipient: Partial<Pick<Phone, 'number' | 'userId'>>,
  { id, status, reference, error }: Status,
): object {
  return envelope(business, {
    statuses: [
      {
        id,
        status,
        timestamp: seconds(Date.now()),
        ...(recipient.number !== undefined && { recipient_id: recipient.number }),
        ...(recipient.userId !== undefined && { recipient_user_id: recipient.userId }),
        ...(reference !== undefined && { biz_opaque_callback_data: reference }),
        ...(error ? { errors: [error] } : { pricing: { billable: true, category: 'service' } }),
      },
    ],
  });
}

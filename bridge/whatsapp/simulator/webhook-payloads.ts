import type { BusinessNumber } from './business.ts';
import type { GraphError } from './graph-error.ts';
import { type Content, newMessageId, type Phone } from './phone.ts';
import type { ChatMessage } from './phone-api.ts';

/** One thing that a webhook tells; several can travel in one. */
export interface Update {
  business: BusinessNumber;
  /** Whom it is about: what is about one user stays in order. */
  user: string;
  field: string;
  /** Where in the value of a change it stands. */
  part: 'messages' | 'statuses';
  contact?: object;
  item: object;
}

/** The body of a webhook. */
export interface Bundle {
  object: 'whatsapp_business_account';
  entry: { id: string; changes: object[] }[];
}

/** s since the epoch, as text: how webhooks tell the time. */
const seconds = (ms: number): string => String(Math.floor(ms / 1000));

/** Updates as one webhook: in order, those of a business number and kind side by side. */
export function bundle(updates: Update[]): Bundle {
  const groups = Map.groupBy(
    updates,
    ({ business, field, part }) => `${business.phoneNumberId} ${field} ${part}`,
  );
  const changes = [...groups.values()].map((group) => {
    const [first] = group as [Update, ...Update[]];
    const { phoneNumberId, number } = first.business;
    const contacts = group.flatMap(({ contact }) => contact ?? []);
    return {
      field: first.field,
      value: {
        messaging_product: 'whatsapp',
        metadata: { display_phone_number: number, phone_number_id: phoneNumberId },
        ...(contacts.length > 0 && { contacts }),
        [first.part]: group.map(({ item }) => item),
      },
    };
  });
  const entry = [{ id: 'simulated-account', changes }];
  return { object: 'whatsapp_business_account', entry };
}

/** A user as webhooks name them: with a username, the number stays hidden. */
function contactOf({ number, userId, profileName, username, withoutUserId }: Phone): object {
  if (withoutUserId) return { profile: { name: profileName }, wa_id: number };
  return username === undefined
    ? { profile: { name: profileName }, wa_id: number, user_id: userId }
    : { profile: { name: profileName, username }, user_id: userId };
}

/** A message from a phone. @param attach stores what is attached, and gives its id */
export function messageUpdate(
  phone: Phone,
  { id, at, text }: ChatMessage,
  content: Content,
  attach: (mimeType: string) => string,
): Update {
  const { number, userId, username, business, withoutUserId } = phone;
  return {
    business,
    user: number,
    field: 'messages',
    part: 'messages',
    contact: contactOf(phone),
    item: {
      ...((username === undefined || withoutUserId) && { from: number }),
      ...(!withoutUserId && { from_user_id: userId }),
      id,
      timestamp: seconds(at),
      ...contentOf(content, text, business, attach),
    },
  };
}

function contentOf(
  content: Content,
  text: string,
  { number }: BusinessNumber,
  attach: (mimeType: string) => string,
): object {
  const attached = (mimeType: string) => ({ id: attach(mimeType), mime_type: mimeType });
  switch (content.type) {
    case 'text':
      return {
        type: 'text',
        ...(content.to !== undefined && { context: { from: number, id: content.to } }),
        text: { body: text },
      };
    case 'group':
      return { type: 'text', group_id: 'simulated-group', text: { body: text } };
    case 'edit':
      return {
        type: 'edit',
        edit: {
          original_message_id: content.of,
          message: { type: 'text', text: { body: text } },
        },
      };
    case 'revoke':
      return { type: 'revoke', revoke: { original_message_id: content.of } };
    case 'button_reply':
    case 'list_reply':
      return {
        type: 'interactive',
        context: { from: number, id: content.to },
        interactive: { type: content.type, [content.type]: content.row },
      };
    case 'template_reply':
      return {
        type: 'button',
        context: { from: number, id: content.to },
        button: { payload: content.row.id, text: content.row.title },
      };
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: content.to, emoji: content.emoji } };
    case 'sticker':
      return { type: 'sticker', sticker: { ...attached('image/webp'), animated: false } };
    case 'audio':
      return { type: 'audio', audio: { ...attached('audio/ogg; codecs=opus'), voice: true } };
    case 'image':
      return { type: 'image', image: attached('image/png') };
  }
}

/** A message of a kind that nobody knows, as clients get when WhatsApp moves on. */
export function unknownUpdate(update: Update, id: string): Update {
  const { from, from_user_id, timestamp } = update.item as Record<string, unknown>;
  return {
    ...update,
    item: {
      ...(from !== undefined && { from }),
      from_user_id,
      id,
      timestamp,
      type: 'unsupported',
      errors: [{ code: 131051, title: 'Message type unknown' }],
    },
  };
}

export interface Status {
  id: string;
  status: 'sent' | 'delivered' | 'read' | 'failed';
  reference: string | undefined;
  error?: GraphError;
  /** Leaves the phone number out. */
  nameless?: boolean;
}

/** How far a message of the business has got. @param at ms since the epoch */
export function statusUpdate(
  business: BusinessNumber,
  to: Phone | { userId: string },
  { id, status, reference, error, nameless = false }: Status,
  at: number,
): Update {
  const number = 'number' in to && to.username === undefined ? to.number : undefined;
  return {
    business,
    user: 'number' in to ? to.number : to.userId,
    field: 'messages',
    part: 'statuses',
    item: {
      id,
      status,
      timestamp: seconds(at),
      ...(number !== undefined && !nameless && { recipient_id: number }),
      recipient_user_id: to.userId,
      ...(reference !== undefined && { biz_opaque_callback_data: reference }),
      ...(error
        ? { errors: [error.inStatus()] }
        : { pricing: { billable: true, pricing_model: 'PMP', category: 'service' } }),
    },
  };
}

/** A user's old and new identity. A number stands in it where it is another, or is shown anyway. */
export interface Change {
  previous: { number: string; userId: string };
  current: { number: string; userId: string };
}

/**
 * The user has another id or number now, as the system tells it.
 * @param at ms since the epoch
 */
export function moveUpdate(phone: Phone, { previous, current }: Change, at: number): Update {
  const { business, username, withoutUserId, profileName } = phone;
  const shown = username === undefined;
  const isNumber = previous.number !== current.number;
  return {
    business,
    user: current.number,
    field: 'messages',
    part: 'messages',
    item: {
      ...(shown && { from: previous.number }),
      ...(!withoutUserId && { from_user_id: previous.userId }),
      id: newMessageId(),
      timestamp: seconds(at),
      type: 'system',
      system: {
        body: `${profileName} changed their ${isNumber ? 'number' : 'user id'}`,
        type: isNumber ? 'user_changed_number' : 'user_changed_user_id',
        ...(shown && { wa_id: current.number }),
        ...(!withoutUserId && { user_id: current.userId, previous_user_id: previous.userId }),
      },
    },
  };
}

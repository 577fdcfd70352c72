import { z } from 'zod';

/** The sender of a message. Usernames may hide the phone number, so the user id comes first. */
export interface Sender {
  /** The business-scoped user id, or the phone number where there is none. */
  userId: string;
  /** Where replies go: the phone number (digits), or the user id. */
  address: string;
  /** The name of the WhatsApp profile. */
  profileName?: string;
}

export interface InboundMessage {
  /** wamid: unique, and the same each time a message is delivered. */
  id: string;
  /** The business number it was sent to, as the Cloud API names it. */
  number: string;
  sender: Sender;
  /** When WhatsApp received it, by its own clock: ms since the epoch, in whole seconds. */
  sentAt?: number;
  /** When its webhook came, by the store's clock. */
  receivedAt?: number;
  /** ms by which that may have been later as this server was away. */
  away?: number;
  /** wamid of the message it is a reply to. */
  quotes?: string;
  content: Content;
}

/** A tap on a button or a row carries its id. The rest are no words: pictures, stickers, reactions. */
export type Content =
  | { type: 'text'; text: string }
  | { type: 'tap'; id: string }
  | { type: 'reaction' | 'edit' | 'other' };

/** Code units of an id at the most: Meta's have a few dozen, and say nowhere how many they may have. */
const id = z.string().min(1).max(4096);
const optional = z.string().min(1).optional().catch(undefined);

const contact = z.object({
  profile: z.object({ name: optional }).optional().catch(undefined),
  wa_id: optional,
  user_id: optional,
});
export type Contact = z.output<typeof contact>;

const envelope = z.object({
  id,
  type: z.string(),
  from: optional,
  from_user_id: optional,
  group_id: optional,
  timestamp: z.coerce
    .string()
    .regex(/^\d{1,12}$/)
    .optional()
    .catch(undefined),
  context: z.object({ id: optional }).optional().catch(undefined),
});

const tapped = z.object({ id });
const content = z.union([
  z.object({ type: z.literal('text'), text: z.object({ body: z.string() }) }),
  z.object({
    type: z.literal('interactive'),
    interactive: z.union([
      z.object({ type: z.literal('button_reply'), button_reply: tapped }),
      z.object({ type: z.literal('list_reply'), list_reply: tapped }),
    ]),
  }),
  // A quick reply of a template, or of a message that was sent by another tool.
  z.object({ type: z.literal('button'), button: z.object({ payload: id }) }),
  // One that was taken back has no emoji.
  z.object({ type: z.literal('reaction'), reaction: z.object({ emoji: z.string().min(1) }) }),
  z.object({ type: z.literal('edit') }),
  z.object({ type: z.literal('interactive'), interactive: z.unknown() }),
  z.object({
    type: z.enum([
      'audio',
      'contacts',
      'document',
      'image',
      'location',
      'order',
      'sticker',
      'unsupported',
      'video',
    ]),
  }),
]);

/** Those whom a webhook names; what is none is left out. */
export const readContacts = (given: unknown[]): Contact[] =>
  given.flatMap((one) => contact.safeParse(one).data ?? []);

/**
 * A message from one user to this number; undefined for what is none: news of the system, a message
 * that was taken back, what was said in a group.
 */
export function readMessage(
  given: unknown,
  contacts: Contact[],
  number: string,
): InboundMessage | undefined {
  const read = envelope.safeParse(given).data;
  const said = content.safeParse(given).data;
  if (!read || !said || read.group_id !== undefined) return undefined;
  const contact = contactOf(read, contacts);
  const phone = read.from ?? contact?.wa_id;
  const userId = read.from_user_id ?? contact?.user_id ?? phone;
  if (!userId) return undefined;
  const profileName = contact?.profile?.name;
  const quotes = read.context?.id;
  return {
    id: read.id,
    number,
    sender: {
      userId,
      address: phone ?? userId,
      ...(profileName !== undefined && { profileName }),
    },
    ...(read.timestamp !== undefined && { sentAt: Number(read.timestamp) * 1000 }),
    ...(quotes !== undefined && { quotes }),
    content: contentOf(said),
  };
}

function contactOf(
  { from, from_user_id }: z.output<typeof envelope>,
  contacts: Contact[],
): Contact | undefined {
  const same = (one: string | undefined, other: string | undefined) =>
    one !== undefined && one === other;
  const found = contacts.find(
    (known) => same(known.user_id, from_user_id) || same(known.wa_id, from),
  );
  return found ?? (contacts.length === 1 ? contacts[0] : undefined);
}

function contentOf(said: z.output<typeof content>): Content {
  switch (said.type) {
    case 'text':
      return { type: 'text', text: said.text.body };
    case 'button':
      return { type: 'tap', id: said.button.payload };
    case 'interactive': {
      const reply = said.interactive as {
        [kind in 'button_reply' | 'list_reply']?: { id: string };
      };
      const row = tapped.safeParse(reply?.button_reply ?? reply?.list_reply).data;
      return row ? { type: 'tap', id: row.id } : { type: 'other' };
    }
    case 'reaction':
    case 'edit':
      return { type: said.type };
    default:
      return { type: 'other' };
  }
}

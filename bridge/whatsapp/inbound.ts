import { z } from 'zod';
import { readStatus, type Status } from './statuses.ts';

/** Who wrote. Usernames may hide the phone number, so the user id comes first. */
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
  /** When WhatsApp received it, ms since the epoch, in whole seconds. */
  sentAt?: number;
  /** A tap on a button or a row carries its id. */
  content: { type: 'text'; text: string } | { type: 'tap'; id: string };
}

const id = z.string().min(1).max(512);

const contact = z.object({
  profile: z.object({ name: z.string().optional() }).optional(),
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
});
type Contact = z.output<typeof contact>;

const sender = z.object({
  id,
  from: z.string().optional(),
  from_user_id: z.string().optional(),
  timestamp: z
    .string()
    .regex(/^\d{1,12}$/)
    .optional()
    .catch(undefined),
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
  // A quick reply of a template.
  z.object({ type: z.literal('button'), button: z.object({ payload: id }) }),
]);

/** A user has another id from now on. */
export interface Move {
  userId: string;
  /** The id before, where it is told; the phone number tells who it is otherwise. */
  previous?: string;
  phone?: string;
}

/** What a webhook brings, in order. */
export interface Inbound {
  messages: InboundMessage[];
  statuses: Status[];
  moves: Move[];
  /** Codes of what the Cloud API complains about by itself. */
  errors: number[];
}

const system = z.object({
  type: z.literal('system'),
  from: z.string().optional(),
  system: z.object({
    wa_id: z.string().optional(),
    user_id: z.string(),
    previous_user_id: z.string().optional(),
  }),
});

const update = z.object({
  user_id: z.string(),
  wa_id: z.string().optional(),
  previous_user_id: z.string().optional(),
});

const failure = z.object({ code: z.number() });

const value = z.object({
  metadata: z.object({ phone_number_id: z.string() }),
  contacts: z.array(z.unknown()).default([]),
  messages: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
  errors: z.array(z.unknown()).default([]),
  user_id_update: z.array(z.unknown()).default([]),
});

const webhook = z.object({
  entry: z.array(z.object({ changes: z.array(z.unknown()).default([]) })),
});
const change = z.object({ field: z.enum(['messages', 'user_id_update']), value });

/**
 * What a webhook brings: of every entry, every change, for these business numbers. What it does not
 * know (other fields, other kinds of message) it leaves out.
 */
export function readWebhook(payload: unknown, numbers: readonly string[]): Inbound {
  const inbound: Inbound = { messages: [], statuses: [], moves: [], errors: [] };
  const parsed = webhook.safeParse(payload);
  if (!parsed.success) return inbound;
  for (const given of parsed.data.entry.flatMap(({ changes }) => changes)) {
    const read = change.safeParse(given).data?.value;
    if (!read || !numbers.includes(read.metadata.phone_number_id)) continue;
    const contacts = read.contacts.flatMap((one) => contact.safeParse(one).data ?? []);
    for (const message of read.messages) {
      const known = readMessage(message, contacts, read.metadata.phone_number_id);
      if (known) inbound.messages.push(known);
      else inbound.moves.push(...readMove(message));
    }
    inbound.statuses.push(...read.statuses.flatMap((one) => readStatus(one) ?? []));
    inbound.moves.push(...read.user_id_update.flatMap(readUpdate));
    inbound.errors.push(...read.errors.flatMap((one) => failure.safeParse(one).data?.code ?? []));
  }
  return inbound;
}

const moveOf = (userId: string, previous: string | undefined, phone: string | undefined): Move => ({
  userId,
  ...(previous !== undefined && { previous }),
  ...(phone !== undefined && { phone }),
});

function readMove(message: unknown): Move[] {
  const read = system.safeParse(message).data;
  if (!read) return [];
  const { user_id, previous_user_id, wa_id } = read.system;
  // The number in front is the one before.
  return [moveOf(user_id, previous_user_id, read.from ?? wa_id)];
}

function readUpdate(given: unknown): Move[] {
  const read = update.safeParse(given).data;
  return read ? [moveOf(read.user_id, read.previous_user_id, read.wa_id)] : [];
}

function readMessage(
  given: unknown,
  contacts: Contact[],
  number: string,
): InboundMessage | undefined {
  const from = sender.safeParse(given).data;
  const read = content.safeParse(given).data;
  if (!from || !read) return undefined;
  const contact = contactOf(from, contacts);
  const phone = from.from ?? contact?.wa_id;
  const userId = from.from_user_id ?? contact?.user_id ?? phone;
  if (!userId) return undefined;
  const profileName = contact?.profile?.name;
  return {
    id: from.id,
    number,
    sender: {
      userId,
      address: phone ?? userId,
      ...(profileName !== undefined && { profileName }),
    },
    ...(from.timestamp !== undefined && { sentAt: Number(from.timestamp) * 1000 }),
    content: contentOf(read),
  };
}

function contactOf(
  { from, from_user_id }: z.output<typeof sender>,
  contacts: Contact[],
): Contact | undefined {
  const same = (one: string | undefined, other: string | undefined) =>
    one !== undefined && one === other;
  const found = contacts.find(
    (known) => same(known.user_id, from_user_id) || same(known.wa_id, from),
  );
  return found ?? (contacts.length === 1 ? contacts[0] : undefined);
}

function contentOf(read: z.output<typeof content>): InboundMessage['content'] {
  switch (read.type) {
    case 'text':
      return { type: 'text', text: read.text.body };
    case 'button':
      return { type: 'tap', id: read.button.payload };
    case 'interactive': {
      const { interactive } = read;
      return interactive.type === 'button_reply'
        ? { type: 'tap', id: interactive.button_reply.id }
        : { type: 'tap', id: interactive.list_reply.id };
    }
  }
}

import { z } from 'zod';

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

const value = z.object({
  metadata: z.object({ phone_number_id: z.string() }),
  contacts: z.array(z.unknown()).default([]),
  messages: z.array(z.unknown()).default([]),
});

const webhook = z.object({
  entry: z.array(z.object({ changes: z.array(z.unknown()).default([]) })),
});
const change = z.object({ field: z.literal('messages'), value });

/**
 * The messages of a webhook, in order: of every entry, every change, for this business number.
 * What it does not know (other fields, other kinds of message, statuses) it leaves out.
 */
export function readMessages(payload: unknown, phoneNumberId: string): InboundMessage[] {
  const parsed = webhook.safeParse(payload);
  if (!parsed.success) return [];
  return parsed.data.entry
    .flatMap(({ changes }) => changes)
    .flatMap((given) => change.safeParse(given).data ?? [])
    .filter(({ value }) => value.metadata.phone_number_id === phoneNumberId)
    .flatMap(({ value: { contacts, messages } }) => {
      const known = contacts.flatMap((given) => contact.safeParse(given).data ?? []);
      return messages.flatMap((message) => readMessage(message, known) ?? []);
    });
}

function readMessage(given: unknown, contacts: Contact[]): InboundMessage | undefined {
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

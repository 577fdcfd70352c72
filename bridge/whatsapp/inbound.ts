import { z } from 'zod';

/** What a player sent, as far as it can matter to a game. */
export interface InboundMessage {
  /** The API's id (wamid). It has the sender's number in it: never a key, never logged. */
  id: string;
  /** Who sent it: the business-scoped user id, or the phone number where there is none. */
  user: string;
  /** Where answers go: the phone number, or the user id where the number is not shown to us. */
  address: string;
  profileName?: string;
  /** When WhatsApp received it: whole seconds, in ms since the epoch. */
  sentAt: number;
  content: InboundContent;
}

export type InboundContent =
  | { type: 'text'; text: string }
  /** A reply button or list row was tapped. */
  | { type: 'tap'; id: string };

const text = z.string().optional().catch(undefined);
const several = z.array(z.unknown()).catch([]);
const tapped = z.object({ id: z.string() });

const payload = z.object({ entry: several });
const entry = z.object({ changes: several });
const change = z.object({
  value: z.object({
    metadata: z.object({ phone_number_id: z.string() }),
    contacts: z
      .array(
        z
          .object({
            profile: z.object({ name: text }).optional().catch(undefined),
            wa_id: text,
            user_id: text,
          })
          .catch({ wa_id: undefined, user_id: undefined }),
      )
      .catch([]),
    messages: several,
  }),
});
const message = z.object({
  id: z.string().min(1),
  from: text,
  from_user_id: text,
  timestamp: z.coerce.number().positive(),
});

/** The kinds of messages that count; all others say nothing to a game. */
const content = z.union([
  z
    .object({ type: z.literal('text'), text: z.object({ body: z.string() }) })
    .transform(({ text: { body } }): InboundContent => ({ type: 'text', text: body })),
  z
    .object({ type: z.literal('interactive'), interactive: z.object({ button_reply: tapped }) })
    .transform(({ interactive }): InboundContent => tap(interactive.button_reply.id)),
  z
    .object({ type: z.literal('interactive'), interactive: z.object({ list_reply: tapped }) })
    .transform(({ interactive }): InboundContent => tap(interactive.list_reply.id)),
  // The quick reply of a template, whose payload is a command; also how some reply buttons arrive.
  z
    .object({ type: z.literal('button'), button: z.object({ payload: z.string() }) })
    .transform(({ button }): InboundContent => {
      return button.payload.startsWith('a.')
        ? tap(button.payload)
        : { type: 'text', text: button.payload };
    }),
]);

const tap = (id: string): InboundContent => ({ type: 'tap', id });

/**
 * Reads a webhook's payload: every message of every change of every entry that is for this number.
 * What is unknown or broken is left out and spoils nothing else.
 */
export function readMessages(body: unknown, phoneNumberId: string): InboundMessage[] {
  const entries = payload.safeParse(body).data?.entry ?? [];
  return entries
    .flatMap((raw) => entry.safeParse(raw).data?.changes ?? [])
    .flatMap((raw) => {
      const value = change.safeParse(raw).data?.value;
      if (value?.metadata.phone_number_id !== phoneNumberId) return [];
      return value.messages.flatMap((one) => readMessage(one, value.contacts) ?? []);
    });
}

type Contacts = z.output<typeof change>['value']['contacts'];

function readMessage(raw: unknown, contacts: Contacts): InboundMessage | undefined {
  const head = message.safeParse(raw).data;
  const said = content.safeParse(raw).data;
  if (!head || !said) return undefined;
  const { id, from, from_user_id: userId, timestamp } = head;
  const contact = contacts.find(
    ({ wa_id, user_id }) => (userId && user_id === userId) || (from && wa_id === from),
  );
  const user = userId ?? contact?.user_id ?? from;
  const address = from ?? userId;
  if (!user || !address) return undefined;
  return {
    id,
    user,
    address,
    ...(contact?.profile?.name && { profileName: contact.profile.name }),
    sentAt: timestamp * 1000,
    content: said,
  };
}

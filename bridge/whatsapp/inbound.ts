import { z } from 'zod';
import { type InboundMessage, readContacts, readMessage } from './inbound-message.ts';
import { type Move, readMove, readUpdate } from './moves.ts';
import { readStatus, type Status } from './statuses.ts';

export type { InboundMessage, Sender } from './inbound-message.ts';
export type { Move } from './moves.ts';

/** The content of a webhook, in order. */
export interface Inbound {
  messages: InboundMessage[];
  statuses: Status[];
  moves: Move[];
  /** Codes of what the Cloud API complains about by itself. */
  errors: number[];
}

/** Lists are missing or null where there is nothing in them. */
const list = z.array(z.unknown()).catch([]);

const value = z.object({
  metadata: z.object({ phone_number_id: z.string() }),
  contacts: list,
  messages: list,
  statuses: list,
  errors: list,
  user_id_update: list,
});

const webhook = z.object({ entry: z.array(z.object({ changes: list })) });
const change = z.object({ field: z.enum(['messages', 'user_id_update']), value });
/** Codes come as numbers, and as text. */
const failure = z.object({ code: z.coerce.number().int() });

/**
 * Reads a webhook: of every entry, every change, for these business numbers. It leaves out other
 * fields and other kinds of message.
 */
export function readWebhook(payload: unknown, numbers: readonly string[]): Inbound {
  const inbound: Inbound = { messages: [], statuses: [], moves: [], errors: [] };
  const parsed = webhook.safeParse(payload);
  if (!parsed.success) return inbound;
  for (const given of parsed.data.entry.flatMap(({ changes }) => changes)) {
    const read = change.safeParse(given).data?.value;
    if (!read || !numbers.includes(read.metadata.phone_number_id)) continue;
    const contacts = readContacts(read.contacts);
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

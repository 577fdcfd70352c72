import { z } from 'zod';
import type { Seats } from '../chat/seats.ts';

/** A user has another id, another number, or both, from now on. */
export interface Move {
  /** The id from now on. */
  userId?: string;
  /** The id before, where it is told; the phone number tells who it is otherwise. */
  previous?: string;
  /** The number before. */
  phone?: string;
  /** The number from now on, where it is another. */
  newPhone?: string;
}

const optional = z.string().min(1).optional().catch(undefined);

/** `user_changed_number` and `user_changed_user_id`; the number in front is the one before. */
const system = z.object({
  type: z.literal('system'),
  from: optional,
  system: z.object({
    wa_id: optional,
    new_wa_id: optional,
    customer: optional,
    user_id: optional,
    previous_user_id: optional,
  }),
});

/** The same as a field of its own. */
const update = z.object({
  user_id: z.union([z.string(), z.object({ current: z.string(), previous: optional })]),
  previous_user_id: optional,
  wa_id: optional,
});

/** Reads news of the system about a changed number; nothing when it is about something else. */
export function readMove(message: unknown): Move[] {
  const read = system.safeParse(message).data;
  if (!read) return [];
  const { user_id: userId, previous_user_id: previous, wa_id, new_wa_id, customer } = read.system;
  const now = new_wa_id ?? wa_id;
  const phone = read.from ?? customer ?? now;
  return moveOf({ userId, previous, phone, newPhone: now === phone ? undefined : now });
}

export function readUpdate(given: unknown): Move[] {
  const read = update.safeParse(given).data;
  if (!read) return [];
  const { user_id, wa_id: phone, previous_user_id } = read;
  return typeof user_id === 'string'
    ? moveOf({ userId: user_id, previous: previous_user_id, phone })
    : moveOf({ userId: user_id.current, previous: user_id.previous, phone });
}

type Told = { [Name in keyof Move]: Move[Name] | undefined };

function moveOf(told: Told): Move[] {
  if (told.userId === undefined && told.newPhone === undefined) return [];
  return [Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))];
}

/** Whoever sits here is reached by this number or id from now on, if they were by one of its kind. */
export async function moveSeat(
  seats: Seats,
  key: string,
  { userId, newPhone }: Pick<Move, 'userId' | 'newPhone'>,
): Promise<void> {
  const seat = await seats.get(key);
  if (!seat) return;
  const to = /^\d+$/.test(seat.to) ? newPhone : userId;
  if (to !== undefined) await seats.set(key, { ...seat, to });
}

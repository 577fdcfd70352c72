import { z } from 'zod';
import type { ErrorView } from './errors.ts';
import type { Snapshot } from './snapshot.ts';
import type { PlayerView } from './views.ts';

/** What clients send: every event of the namespaces /play and /host, and what its ack adds. */

const pin = z.string().regex(/^\d{6}$/, 'six digits');
const token = z.string().max(200);
const playerId = z.string().max(40);
const nothing = z.object({});

/** Schemas of what players send on /play. */
export const playRequests = {
  join: z.object({
    pin,
    nickname: z.string().max(200),
    token: token.optional(),
    /** A random name that the page keeps for itself: by it a removed player is known again. */
    device: z.string().min(1).max(64).optional(),
    /** The name is mine: when it is taken, ask the host to give me the seat. Needs a `device`. */
    returns: z.boolean().optional(),
  }),
  answer: z.object({ question: z.int().min(0), value: z.unknown() }),
  /** Asks what an answer would be taken for, before it is sent. */
  read: z.object({ question: z.int().min(0), value: z.unknown() }),
  sync: nothing,
} as const;

/** Schemas of what hosts send on /host. */
export const hostRequests = {
  /** `watch`: without taking the game over from the host who has it. */
  attach: z.object({ pin, hostToken: token, watch: z.boolean().optional() }),
  sync: nothing,
  start: nothing,
  next: nothing,
  pause: nothing,
  resume: nothing,
  skip: nothing,
  lock: z.object({ locked: z.boolean() }),
  kick: z.object({ playerId }),
  /** Lets a removed player back in. */
  unban: z.object({ playerId }),
  /** Removes everybody from the lobby who is not there. */
  sweep: nothing,
  end: nothing,
  /** Answers somebody who waits to be let in. */
  admit: z.object({ id: z.string().max(40), yes: z.boolean() }),
  /** Takes a typed answer off everybody's screen. */
  hide: z.object({ index: z.int().min(0), label: z.string().max(400) }),
} as const;

/** What an ack carries: the result, or why there is none. */
export type Ack<Result extends object> = ({ ok: true } & Result) | { ok: false; error: ErrorView };

/** What the acks on /play add. */
export interface PlayResults {
  join: { player: PlayerView; token: string; state: Snapshot };
  /** Server time at which the answer was stored, ms since the epoch. */
  answer: { receivedAt: number };
  /** In words; null when it cannot be read, or is taken as it is. */
  read: { understood: string | null };
  sync: { state: Snapshot };
}

/** What the acks on /host add. */
export type HostResults = Record<keyof typeof hostRequests, { state: Snapshot }> & {
  /** `steers`: whether this host's commands are taken, or another one has taken over. */
  sync: { state: Snapshot; steers: boolean };
  /** `removed`: how many it were. */
  sweep: { state: Snapshot; removed: number };
};

/** Client-to-server events with their acks, from request schemas and results. */
export type Requests<
  Schemas extends Record<string, z.ZodType>,
  Results extends Record<keyof Schemas, object>,
> = {
  [Name in keyof Schemas]: (
    payload: z.input<Schemas[Name]>,
    ack: (answer: Ack<Results[Name]>) => void,
  ) => void;
};
export type PlayClientEvents = Requests<typeof playRequests, PlayResults>;
export type HostClientEvents = Requests<typeof hostRequests, HostResults>;

/** Something that waits for its turn. */
export interface Entry {
  /**
   * Of entries with one id, one is taken; the id is known until `keep` ms past the expiry. One that waits
   * is given the later expiry of those that come after it.
   */
  id: string;
  /**
   * The user that it waits for: entries of one `who` are taken one after the other. Tells nobody.
   */
  who: string;
  /** The line it stands in, unless its `who` has a home: all of one line share a rate. */
  line: string;
  /** ms since the epoch; it is never taken later than that. */
  expiresAt: number;
  /** Of waiting entries of one lane with one slot, the newer replaces the older. */
  slot?: string;
  /**
   * When it is taken among those that wait in its lane: before all others, or after them. The last
   * leave some of the pair's burst to the others, so that nothing waits because of them.
   */
  turn?: 'first' | 'last';
  /** The group that it is counted for. */
  group?: string;
  /** Comes back with the entry and with reports about it. JSON. */
  about?: unknown;
  /** JSON. */
  data: unknown;
}

/** An entry whose turn it is. Its lane is held for whoever has the token. */
export interface Taken {
  id: string;
  lane: string;
  line: string;
  /** A higher one with each turn of the lane: what an earlier holder says counts no more. */
  token: string;
  /** How often it was tried and sent back. */
  tries: number;
  /** It was replaced by a plainer form of itself. */
  plain: boolean;
  /** ms since the epoch, by the store's clock. */
  expiresAt: number;
  /** ms until its place in the line's rate. */
  startIn: number;
  about: unknown;
  data: unknown;
}

/** Entries that ended without being taken. */
export interface Lost {
  expired: number;
  replaced: number;
}

export interface Take extends Lost {
  taken?: Taken;
  /** Without one: when it pays to look again, ms since the epoch; undefined when nothing waits. */
  next?: number;
}

/**
 * How a turn ended:
 * - `done`: the entry has left.
 * - `retry`: it was refused for now; it stays first in its lane, which waits for `delay` ms.
 * - `release`: it was not tried; as `retry`, but it is no try.
 * - `doubt`: it may have left. Unless a report tells within `delay` ms, it is tried again.
 * - `plain`: it takes the form of `data`, once, and is tried at once.
 * - `failed`: it never will leave; `away` when that is because of the recipient.
 * - `drop`: it was not tried, and never will be, for it is true no more; with `again`, its id is free.
 */
export type Outcome =
  | { end: 'done' }
  | { end: 'retry' | 'release' | 'doubt'; delay: number }
  | { end: 'plain'; data: unknown }
  | { end: 'failed'; away?: Away }
  | { end: 'drop'; again: boolean };

/** A failure's verdict on the recipient: they may be away, or are. */
export type Away = 'maybe' | 'surely';

/** Failures in a row after which a recipient who may be away is. */
export const AWAY_AFTER = 2;

/** Failures that this one counts for. */
export const failuresOf = (away: Away | undefined): number =>
  away === undefined ? 0 : away === 'maybe' ? 1 : AWAY_AFTER;

/** Entries of a lower rank are taken before those of a higher one. */
export const RANKS = { first: 0, between: 1, last: 2 } as const;

export const rankOf = ({ turn = 'between' }: { turn?: Entry['turn'] | 'between' }): number =>
  RANKS[turn];

/** Messages of the pair's burst that entries whose turn is last leave to the others. */
export const RESERVED = 3;

/** Messages at once that this leaves to them. */
export const lastBurst = (burst: number): number => Math.max(1, burst - RESERVED);

export interface Finished extends Lost {
  /** False when the lane was no longer this holder's: nothing has changed. */
  held: boolean;
  /** The first that is known of the entry having left. */
  first: boolean;
  /** The recipient is away: what waited in the lane has failed with it. */
  away: boolean;
}

/** How far an entry has got after it left. */
export type Level = 'sent' | 'delivered' | 'read';

/** News of an entry after it left, in any order and any number of times. */
export type Report =
  | { id: string; level: Level }
  | { id: string; level: 'failed'; away?: Away; unfit?: boolean };

export interface Reported {
  id: string;
  about: unknown;
  /** As of {@link Finished}. */
  first: boolean;
  away: boolean;
  /** The entry, when it is unfit for its recipient and still worth trying in a plainer form. */
  unfit?: unknown;
  /** The line whose lane continues because of this. */
  line?: string;
}

/** Entries of one group by how far they got: one that was read was delivered and sent, too. */
export interface Counts {
  /** Waiting, or on the way. */
  queued: number;
  sent: number;
  delivered: number;
  read: number;
  /** Expired, replaced, refused, or not deliverable. */
  failed: number;
}

export interface LineStats {
  /** Lanes with something in them, those on the way included. */
  lanes: number;
  /** Of these, lanes whose turn it is. */
  due: number;
  /** Entries a second at this moment; undefined without a limit. */
  rate?: number;
}

/** The rules of a store's lanes. Times in ms. */
export interface LaneRules {
  /** How long a lane is held for its taker; what was taken then is in doubt. */
  lease: number;
  /** How long something in doubt waits for a report before it is tried again. */
  doubt: number;
  /** How long an id is known past its expiry. */
  keep: number;
  /** Whether reports come of what has left; until then its data is kept. */
  reported: boolean;
  /** At most one entry of a lane an interval, after a burst of so many. */
  pair?: { interval: number; burst: number };
  /** Entries a second of a line. */
  rate?: number;
}

/** ms that places in a line's rate are given out ahead of time: enough that it is never idle. */
export const HORIZON = 500;

/** ms that a rate that was cut takes to be whole again: a tenth of it comes back each second. */
export const RECOVERY = 10_000;

/** ms in which a rate is cut once: refusals come in swarms. */
export const ONE_CUT = 1000;

/** Entries a second that are left of a rate, however often it is cut. */
export const LEAST_RATE = 1;

/**
 * Lanes of entries that wait for their turn, and what became of them. Every method is one atomic step.
 * All reject with an error when the store cannot be reached; then the step may have been done or not.
 */
export interface LaneStore {
  /** Adds entries, each to the end of its lane. @returns which are new, and the lines they wait in */
  push(entries: Entry[]): Promise<{ fresh: boolean[]; lines: string[]; replaced: number }>;
  /**
   * Takes the first entry of the lane of this line whose turn it is.
   * @param ticket names this taking: who never heard the answer asks again with the same, and gets it
   */
  take(line: string, ticket: string): Promise<Take>;
  /** Says how a turn ended. May be said again. */
  finish(taken: Taken, outcome: Outcome): Promise<Finished>;
  /** Notes what was heard of entries. @returns one for each report of a known entry */
  report(reports: Report[]): Promise<Reported[]>;
  /** Sends an entry again in a plainer form, once. @returns its line, if it is */
  revive(id: string, data: unknown): Promise<string | undefined>;
  /** Nothing of this line is taken for `pause` ms; with `cut`, at half the rate from then on. */
  slow(line: string, pause: number, cut: boolean): Promise<void>;
  /** So many places of the line's rate were used by something else. */
  spend(line: string, places: number): Promise<void>;
  /** The line that entries of `who` stand in from now on. */
  settle(who: string, line: string): Promise<void>;
  counts(group: string): Promise<Counts>;
  stats(line: string): Promise<LineStats>;
}

import type { Why } from '../../protocol/views.ts';

/** Somebody who asks the host to be let in. */
export interface Request {
  /** The same for the same request asked again, see `requestId`. */
  id: string;
  /** The nickname, as it will be shown. */
  name: string;
  why: Why;
  /** See `Player.channel` and `Player.address`. */
  channel: string;
  address?: string | undefined;
  /** Asks again by itself, every few seconds: one that does not has gone. */
  asksAgain: boolean;
  /** The key that it is counted under; undefined for one that is not limited. */
  from?: string | undefined;
}

export interface Waiting extends Request {
  /** ms since the epoch. */
  askedAt: number;
  seenAt: number;
}

/**
 * `yes` and `no` are what the host has said. `unanswered`: the host has had {@link PATIENCE}, and the
 * request is forgotten. `full`: there is no room for one more, or the address has asked enough.
 */
export type Asked =
  | { status: 'yes' | 'no' | 'unanswered' | 'full' }
  | { status: 'waiting'; isNew: boolean; waiting: number };

/**
 * People who wait for the hosts of games, for all processes at once. Each method is one atomic
 * step.
 */
export interface WaitingRoom {
  /** Asks, or asks again. A request that was answered keeps its answer for {@link REMEMBERED_ANSWER}. */
  ask(gameId: string, request: Request): Promise<Asked>;
  /** The people who wait, first come first. */
  list(gameId: string): Promise<Waiting[]>;
  /**
   * Notes the host's answer. The request stays on the list until it is removed: whoever dies in between
   * leaves it to be answered again.
   * @returns the request; undefined when nobody waits under this id
   */
  decide(gameId: string, id: string, yes: boolean): Promise<Waiting | undefined>;
  /** Takes a request off the list; its answer, if there is one, stays. @returns whether it was there */
  remove(gameId: string, id: string): Promise<boolean>;
}

/** ms a host has to answer. */
export const PATIENCE = 10 * 60_000;

/** ms after which one that asks again by itself, and has not, is gone. */
export const SILENCE = 20_000;

/** ms an answer is remembered. */
export const REMEMBERED_ANSWER = 6 * 3_600_000;

/** Requests of one game that wait. */
export const MOST_WAITING = 200;

/** Of these, by one address. A class shares one; nobody has that many lost tokens. */
export const MOST_FROM: Readonly<Record<Why, number>> = { approval: 150, name: 150, returns: 5 };

/** Refused requests to return by one address, after which it can make no more. */
export const MOST_REFUSED = 5;

/** Whether a request is no longer there, by the time. */
export const isGone = ({ asksAgain, askedAt, seenAt }: Waiting, now: number): boolean =>
  now - askedAt > PATIENCE || (asksAgain && now - seenAt > SILENCE);

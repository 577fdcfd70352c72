import type { Moment } from './answering.ts';

/** ms a message is on its way from a service to the phone, until any has told. */
export const USUAL_WAY = 700;

/** ms by which a phone may tell of itself that it got a message later than others do. */
const LATER_THAN_OTHERS = 300;

/** ms by which a player's own time begins after all others', at most, while messages leave at once. */
export const OWN_BEGINNING = USUAL_WAY + LATER_THAN_OTHERS;

/**
 * ms that an answer may have been on its way to us, at most: a stamp is not believed to be older, unless we
 * were away (`absence.ts`).
 */
const LONGEST_WAY_BACK = 3500;

/** ms after the player's own deadline in which an answer is still in time: a stamp is half a second unsure. */
const DOUBT = 500;

/** ms, of how much later than others somebody may get a question, for which a game need not wait longer. */
const LITTLE = 1000;

/** ms in steps: each is a change of the game. */
const STEP = 2000;

/** ms by which a game waits longer at the most, however long a question takes to reach everybody. */
const MOST = 20_000;

/**
 * ms that a game has to wait besides the channel's grace when a question reached somebody so long after
 * its opening: the time to answer is everybody's own. Undefined for nothing worth it.
 */
export const graceFor = (delay: number): number | undefined =>
  delay > LITTLE ? Math.min(MOST, Math.ceil(delay / STEP) * STEP) : undefined;

/** That a message is on the phone, as its service says. */
export interface Delivered {
  /** When, as far as a stamp tells. */
  at: Moment;
  /** When we heard of it. */
  heardAt: number;
}

/** The middle of where it can lie that the phone got a message. */
export function deliveredAt(acceptedAt: number, { at, heardAt }: Delivered): number {
  const least = Math.max(at.from, acceptedAt);
  return (least + Math.max(least, Math.min(at.to, heardAt))) / 2;
}

/**
 * When a player saw a message, as it is believed: hardly later than others did, so a phone in flight
 * mode gains little. All in ms, by one clock.
 * @param acceptedAt when the service took it
 * @param way what the way from the service to a phone takes, for most
 */
export function seenAt(acceptedAt: number, delivered: number | undefined, way: number): number {
  const latest = acceptedAt + way + LATER_THAN_OTHERS;
  return Math.max(acceptedAt, Math.min(delivered ?? acceptedAt + way, latest));
}

/**
 * When an answer was given: the middle of where that can lie. It can be neither before the question was
 * seen nor after the answer came.
 */
export function answeredAt({ from, to, arrivedAt = to, away = 0 }: Moment, seen: number): number {
  const least = Math.max(from, seen, arrivedAt - LONGEST_WAY_BACK - away);
  return Math.round((least + Math.max(least, Math.min(to, arrivedAt))) / 2);
}

/**
 * Whether an answer was given too late for sure.
 * @param answered see {@link answeredAt}; @param end the player's own deadline; both ms by one clock
 */
export const isLate = (answered: number | undefined, end: number): boolean =>
  answered !== undefined && answered > end + DOUBT;

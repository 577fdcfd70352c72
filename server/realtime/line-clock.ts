import type { Timing } from '../store/contract.ts';

/** Round trips of a line that are remembered: the least of them is the one least disturbed. */
const KEPT = 8;

/** ms that a line's own jitter counts for at the most. */
const MOST_JITTER = 100;

/**
 * ms that the way to a player and back counts for at the most. Only a client that is none of ours can
 * hold back the pongs of a WebSocket; a page's script can do it with polling.
 */
export const MOST_CREDIT = { webSocket: 1000, polling: 300 } as const;

/** Round trips that are measured when somebody joins, unless the first one shows a near line: fewer tell little. */
const FIRST_TRIPS = 3;

/** ms by which a game waits longer for slow lines, in steps: each is a change of its state. */
const STEP = 250;

/**
 * ms that a game has to wait besides its grace for a line that may be credited with so many; undefined
 * for one that the grace covers.
 */
export const graceFor = (most: number): number | undefined =>
  most > STEP ? Math.ceil(most / STEP) * STEP : undefined;

/** ms of a round trip up to which a line is near: a ping behind each question would tell nothing new. */
const NEAR = 40;

/** The same while few round trips are known: such a short one is no luck. */
const NEXT_DOOR = 5;

/** ms after which a near line is measured again. */
const NEAR_REST = 25_000;

const NONE = -1;

/**
 * Measures the way through the network on one line, and how long its player took for an answer without it.
 * All times are ms on the monotonic clock. Whatever a client sends, or holds back: its credit lies between
 * 0 and `most`, and a larger `after` never makes an answer faster.
 */
export class LineClock {
  readonly #kind: keyof typeof MOST_CREDIT;
  readonly #trips: number[] = [];
  #oldest = 0;
  /** Of the trips: kept, since each answer asks for them. */
  #least = 0;
  #middle = 0;
  #ping = NONE;
  #pingedAt = 0;
  /** The ping right behind the question, and its round trip. */
  #probe = NONE;
  #stall = 0;
  #question = NONE;
  #askedAt = 0;
  #openedAt = 0;

  constructor(kind: keyof typeof MOST_CREDIT) {
    this.#kind = kind;
  }

  /** Whether so few round trips are known that another ping is worth it. */
  get isNew(): boolean {
    return this.#trips.length < FIRST_TRIPS && !this.isNear;
  }

  /** Whether its way hardly takes any time: as in a house, or to a server near by. */
  get isNear(): boolean {
    const few = this.#trips.length < FIRST_TRIPS;
    return this.#trips.length > 0 && this.#middle <= (few ? NEXT_DOOR : NEAR);
  }

  /** Whether another ping is worth it now. */
  isDue(now: number): boolean {
    return !this.isNear || now - this.#pingedAt >= NEAR_REST;
  }

  /** A ping with this id goes out; the one before is waited for no more. */
  pinged(ping: number, now: number): void {
    this.#ping = ping;
    this.#pingedAt = now;
  }

  /** @returns whether a pong to this ping is waited for */
  ponged(ping: number, now: number): boolean {
    if (ping !== this.#ping || ping === NONE) return false;
    this.#ping = NONE;
    const trip = Math.max(0, now - this.#pingedAt);
    if (ping === this.#probe) this.#stall = trip;
    this.#took(trip);
    return true;
  }

  /**
   * The open question goes out. If it comes again (with a hint, after a pause), the player's time continues.
   * @param openedAt of the question, by the store's clock
   * @param ping the ping right behind it, if there is one; with polling there is none
   */
  asked(question: number, openedAt: number, now: number, ping: number = NONE): void {
    const isPinged = ping !== NONE && this.#kind === 'webSocket';
    if (isPinged) this.pinged(ping, now);
    this.#begin(question, openedAt, now, isPinged ? ping : NONE);
  }

  /** The question has been open for `since` ms already: somebody has come in, or is back. */
  found(question: number, openedAt: number, since: number, now: number): void {
    this.#begin(question, openedAt, now - since, NONE);
  }

  /** The line has another player now. */
  forget(): void {
    this.#question = NONE;
  }

  /** ms that the way there and back may be credited with, right now. */
  get most(): number {
    const jitter = Math.min(MOST_JITTER, 2 * (this.#middle - this.#least));
    return Math.min(MOST_CREDIT[this.#kind], Math.max(this.#least + jitter, this.#stall));
  }

  /**
   * How long an answer took that came at this moment.
   * @param after ms from when the player saw the question to the answer, as the client says
   * @returns nothing of a question that did not go out on this line
   */
  timing(question: number, arrivedAt: number, after?: number): Timing | undefined {
    if (question !== this.#question) return undefined;
    const since = Math.max(0, arrivedAt - this.#askedAt);
    // Sooner than any ping: so the way cannot take longer.
    if (this.#trips.length > 0 && since < this.#least) this.#took(since);
    const { most } = this;
    const took = after ?? since - Math.min(this.#least, most);
    return {
      took: Math.round(Math.max(0, since - most, Math.min(took, since))),
      way: Math.round(most),
    };
  }

  #begin(question: number, openedAt: number, at: number, probe: number): void {
    if (question === this.#question) {
      // A pause has moved the times of the question, and the player's with them.
      this.#askedAt += openedAt - this.#openedAt;
    } else {
      this.#question = question;
      this.#askedAt = at;
      this.#probe = probe;
      this.#stall = 0;
    }
    this.#openedAt = openedAt;
  }

  #took(trip: number): void {
    this.#trips[this.#oldest] = trip;
    this.#oldest = (this.#oldest + 1) % KEPT;
    this.#least = Math.min(...this.#trips);
    this.#middle = median(this.#trips);
  }
}

/** The middle one, or the lower of two; without a copy: there are eight at the most. */
function median(values: readonly number[]): number {
  const middle = (values.length - 1) >> 1;
  for (const value of values) {
    let below = 0;
    let same = 0;
    for (const other of values) {
      if (other < value) below += 1;
      else if (other === value) same += 1;
    }
    if (below <= middle && middle < below + same) return value;
  }
  return 0;
}

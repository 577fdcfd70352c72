import { type AnyErrorCode, QRushError } from '../protocol/errors.ts';
import type { Rate } from '../rate-limiter.ts';
import type { Budget } from './budget.ts';
import { Turns } from './turns.ts';

/** Wrong guesses of one address that are told to be wrong. */
const TOLD = 20;

/**
 * Look-ups of one address: 20, then one in 5 s, and 30 more for connections that have not guessed wrong
 * yet. Of these a wrong one is not told to be wrong.
 */
export const GUESSES: Rate = { burst: TOLD + 30, perSecond: 0.2 };

/** ms after which a guess of such a connection is tried again when its address has none left. */
const AGAIN = [250, 500, 1000, 1500] as const;

/** Guesses of one address that wait like this, at the most. */
const PATIENT = 200;

/** How a wrong guess is refused. */
const WRONG = new Set<AnyErrorCode>(['GAME_NOT_FOUND', 'BAD_TOKEN', 'NOT_HOST']);

/** Facts about a connection that guesses. */
export interface Guesser {
  /** See networkOf; undefined for an address that is not limited. */
  readonly network: string | undefined;
  /** Whether it has guessed wrong. */
  wrong: boolean;
  /** Its guesses that are under way. */
  open: number;
}

/**
 * Bounds how many PINs and tokens can be tried. Each guess takes one from its address before it is
 * looked up, and gives it back unless it was wrong: however many are sent at once, no more are tried.
 *
 * Many share an address, and one of them may guess. So the last ones are kept for connections that
 * have not guessed wrong: who has the right PIN comes in beside a guesser, at once or after some waiting.
 */
export class Guesses {
  readonly #budget: Budget;
  readonly #turns = new Turns();
  readonly #patient = new Map<string, number>();

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /**
   * Runs something that can be guessed wrong.
   * @throws QRushError `RATE_LIMITED` with the ms to wait; what the attempt throws
   */
  async attempt<Value>(guesser: Guesser, attempt: () => Promise<Value>): Promise<Value> {
    const { network } = guesser;
    if (network === undefined) return attempt();
    const suspect = guesser.wrong || guesser.open > 0;
    guesser.open += 1;
    try {
      return await this.#try(network, suspect, attempt);
    } catch (error) {
      if (isWrong(error)) guesser.wrong = true;
      throw error instanceof Hidden ? limited(1000 / GUESSES.perSecond) : error;
    } finally {
      guesser.open -= 1;
    }
  }

  async #try<Value>(
    network: string,
    suspect: boolean,
    attempt: () => Promise<Value>,
  ): Promise<Value> {
    for (let tries = 0; ; tries++) {
      const tried = await this.#turns.take(network, () => this.#once(network, suspect, attempt));
      if ('value' in tried) return tried.value;
      const pause = suspect ? undefined : AGAIN[tries];
      if (pause === undefined || !(await this.#wait(network, pause))) throw limited(tried.wait);
    }
  }

  async #once<Value>(
    network: string,
    suspect: boolean,
    attempt: () => Promise<Value>,
  ): Promise<{ value: Value } | { wait: number }> {
    const taken = await this.#budget.take(network, suspect ? TOLD : GUESSES.burst);
    if ('wait' in taken) return taken;
    try {
      const value = await attempt();
      void this.#budget.giveBack(network);
      return { value };
    } catch (error) {
      if (!isWrong(error)) void this.#budget.giveBack(network);
      else if (!suspect && taken.left < GUESSES.burst - TOLD) throw new Hidden();
      throw error;
    }
  }

  /** @returns whether there was room to wait */
  async #wait(network: string, ms: number): Promise<boolean> {
    const waiting = this.#patient.get(network) ?? 0;
    if (waiting >= PATIENT) return false;
    this.#patient.set(network, waiting + 1);
    await new Promise((resolve) => setTimeout(resolve, ms));
    const left = (this.#patient.get(network) ?? 1) - 1;
    if (left === 0) this.#patient.delete(network);
    else this.#patient.set(network, left);
    return true;
  }
}

/** A wrong guess that is not told to be one. */
class Hidden extends Error {}

const isWrong = (error: unknown): boolean =>
  error instanceof Hidden || (error instanceof QRushError && WRONG.has(error.code));

const limited = (wait: number) =>
  new QRushError('RATE_LIMITED', undefined, { retryAfter: Math.ceil(wait) });

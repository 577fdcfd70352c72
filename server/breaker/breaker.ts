import CircuitBreaker from 'opossum';
import type { Logger } from 'pino';
import { QRushError } from '../protocol/errors.ts';

/** ms after which an open breaker lets one call through, to see whether the service is back. */
export const PROBE_AFTER = 1000;

/** ms of calls that are looked at, and the share of failed ones (%) at which a breaker opens. */
const WINDOW = 1000;
const THRESHOLD = 50;

/**
 * The verdict of an error on its service: `down`, it is gone or hangs; `busy`, it lives and cannot
 * do this now; `refusal`, it did its work and the call was wrong.
 */
export type Verdict = 'down' | 'busy' | 'refusal';

export interface BreakerOptions {
  /** As operators know the service: `state`, `session`, `records`. */
  name: string;
  judge(error: unknown): Verdict;
  log: Logger;
}

/** Keeps callers from waiting for a service that is gone: calls fail at once until it is back. */
export class Breaker {
  readonly name: string;
  readonly #judge: (error: unknown) => Verdict;
  readonly #circuit: CircuitBreaker<[() => Promise<unknown>], unknown>;
  #opened = 0;

  constructor({ name, judge, log }: BreakerOptions) {
    this.name = name;
    this.#judge = judge;
    this.#circuit = new CircuitBreaker((call) => call(), {
      name,
      // Each service has its own time to answer.
      timeout: false,
      resetTimeout: PROBE_AFTER,
      rollingCountTimeout: WINDOW,
      rollingCountBuckets: 10,
      errorThresholdPercentage: THRESHOLD,
      rollingPercentilesEnabled: false,
      enableSnapshots: false,
      errorFilter: (error) => judge(error) !== 'down',
    });
    let broken = false;
    this.#circuit.on('open', () => {
      this.#opened = performance.now();
      if (!broken) log.warn({ breaker: name }, 'a service is down; calls fail at once from now on');
      broken = true;
    });
    this.#circuit.on('close', () => {
      if (broken) log.info({ breaker: name }, 'a service is back');
      broken = false;
    });
  }

  /** Calls back whenever the service is back. */
  onBack(listener: () => void): void {
    this.#circuit.on('close', listener);
  }

  get state(): 'closed' | 'open' | 'half-open' {
    if (this.#circuit.opened) return 'open';
    return this.#circuit.halfOpen ? 'half-open' : 'closed';
  }

  /** @throws QRushError `UNAVAILABLE` when the service is down or busy; else what the call throws */
  async run<Result>(call: () => Promise<Result>): Promise<Result> {
    try {
      return (await this.#circuit.fire(call)) as Result;
    } catch (error) {
      const refused = !CircuitBreaker.isOurError(error) && this.#judge(error) === 'refusal';
      if (refused) throw error;
      throw new QRushError('UNAVAILABLE', undefined, { cause: error, retryAfter: this.#wait() });
    }
  }

  close(): void {
    this.#circuit.shutdown();
  }

  /** ms until a call may get through again. */
  #wait(): number {
    const left = this.#circuit.opened ? this.#opened + PROBE_AFTER - performance.now() : 0;
    return left > 0 ? Math.ceil(left) : PROBE_AFTER;
  }
}

/** The states of breakers by name. */
export const breakerStates = (breakers: Breaker[]): Record<string, Breaker['state']> =>
  Object.fromEntries(breakers.map(({ name, state }) => [name, state]));

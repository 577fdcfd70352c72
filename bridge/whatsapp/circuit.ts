import CircuitBreaker from 'opossum';
import type { Logger } from 'pino';
import { CloudApiError } from './cloud-api-error.ts';
import { judge } from './retry-policy.ts';

/** ms after which an open circuit lets one call through, to see whether the API is back. */
const PROBE_AFTER = 5000;

/** ms of calls that are looked at, how many it takes, and the share of failed ones (%) that opens it. */
const WINDOW = 10_000;
const VOLUME = 10;
const THRESHOLD = 50;

/** ms that others wait while one call sees whether the API is back. */
const PROBE_PATIENCE = 500;

const HALTED = 'the WhatsApp account cannot send: see to its token, rights and bills';

/** The circuit is open: the call was not made. */
export class CircuitOpen extends Error {
  override readonly name = 'CircuitOpen';
}

/**
 * Keeps messages from being sent to an API that is down, and from an account that may not send:
 * they wait in their lanes meanwhile. The API's word about one message opens nothing.
 */
export class Circuit {
  readonly #log: Logger;
  readonly #breaker: CircuitBreaker<[() => Promise<unknown>], unknown>;
  #openedAt = 0;
  #halted: CloudApiError | undefined;
  #probing = false;

  constructor(log: Logger) {
    this.#log = log;
    this.#breaker = new CircuitBreaker((call) => call(), {
      name: 'whatsapp',
      // The API has its own time to answer.
      timeout: false,
      resetTimeout: PROBE_AFTER,
      rollingCountTimeout: WINDOW,
      rollingCountBuckets: 10,
      errorThresholdPercentage: THRESHOLD,
      volumeThreshold: VOLUME,
      rollingPercentilesEnabled: false,
      enableSnapshots: false,
      errorFilter: (error) => !isDown(error) && !isHalt(error),
    });
    let open = false;
    this.#breaker.on('open', () => {
      this.#openedAt = performance.now();
      if (!open) log.warn('the Cloud API fails; messages wait until it is back');
      open = true;
    });
    this.#breaker.on('close', () => {
      if (open) log.info('the Cloud API is back');
      open = false;
      this.#halted = undefined;
    });
  }

  get state(): 'closed' | 'open' | 'half-open' {
    if (this.#breaker.opened) return 'open';
    return this.#breaker.halfOpen ? 'half-open' : 'closed';
  }

  /** Why the account may not send, if it may not. */
  get halted(): CloudApiError | undefined {
    return this.#halted;
  }

  /** ms until a call makes sense. */
  get blocked(): number {
    if (this.#breaker.halfOpen) return this.#probing ? PROBE_PATIENCE : 0;
    if (!this.#breaker.opened) return 0;
    return Math.max(1, this.#openedAt + PROBE_AFTER - performance.now());
  }

  /** @throws CircuitOpen without having made the call, or what the call throws */
  async run<Result>(call: () => Promise<Result>): Promise<Result> {
    const probe = this.#breaker.halfOpen && !this.#probing;
    if (probe) this.#probing = true;
    try {
      return (await this.#breaker.fire(call)) as Result;
    } catch (error) {
      if (CircuitBreaker.isOurError(error))
        throw new CircuitOpen('the Cloud API is not called now');
      if (isHalt(error)) {
        if (!this.#halted) this.#log.error({ err: error }, HALTED);
        this.#halted = error;
        this.#breaker.open();
      }
      throw error;
    } finally {
      if (probe) this.#probing = false;
    }
  }

  close(): void {
    this.#breaker.shutdown();
  }
}

function isHalt(error: unknown): error is CloudApiError {
  if (!(error instanceof CloudApiError)) return false;
  const verdict = judge(error, 0);
  return verdict.act === 'halt' && verdict.of === 'account';
}

/** No answer, or one that says that the API is unwell. */
const isDown = (error: unknown): boolean =>
  error instanceof CloudApiError && (typeof error.code === 'string' || (error.status ?? 0) >= 500);

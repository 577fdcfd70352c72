import { type Rate, RateLimiter } from '../rate-limiter.ts';

/** New connections of one address, to one process. */
export const HANDSHAKES: Rate = { burst: 1000, perSecond: 100 };

/** Open connections of one address, to one process. */
export const OPEN = 2000;

/** Counts the connections of each address to this process. */
export class Callers {
  readonly #handshakes = new RateLimiter(HANDSHAKES);
  readonly #open = new Map<string, number>();

  /** Whether one more may connect now. @returns the ms to wait when not */
  admit(network: string, now: number): { wait: number } | undefined {
    if ((this.#open.get(network) ?? 0) >= OPEN) return { wait: 5000 };
    const taken = this.#handshakes.take(network, now);
    return 'wait' in taken ? taken : undefined;
  }

  /** Counts an open connection. @returns what ends it; to be called once */
  opened(network: string): () => void {
    this.#open.set(network, (this.#open.get(network) ?? 0) + 1);
    return () => {
      const left = (this.#open.get(network) ?? 1) - 1;
      if (left === 0) this.#open.delete(network);
      else this.#open.set(network, left);
    };
  }
}

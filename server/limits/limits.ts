import { AddressRanges } from '../../config/address-ranges.ts';
import type { Settings } from '../../config/settings.ts';
import { QRushError } from '../protocol/errors.ts';
import type { Rate } from '../rate-limiter.ts';
import type { Budget, Budgets } from './budget.ts';
import { GUESSES, type Guesser, Guesses } from './guesses.ts';
import { networkOf } from './network.ts';

/** New players of one address. */
export const JOINS: Rate = { burst: 600, perSecond: 50 };

/** Limits by address, but for the addresses that the settings name. */
export class Limits {
  readonly guesses: Guesses;
  readonly #joins: Budget;
  readonly #unlimited: AddressRanges;

  constructor({ unlimitedAddresses }: Pick<Settings, 'unlimitedAddresses'>, budgets: Budgets) {
    this.guesses = new Guesses(budgets('guesses', GUESSES));
    this.#joins = budgets('joins', JOINS);
    this.#unlimited = new AddressRanges(unlimitedAddresses);
  }

  /** The key that an address is counted under; undefined for one that is not limited. */
  network(address: string): string | undefined {
    return this.#unlimited.has(address) ? undefined : networkOf(address);
  }

  guesser(address: string): Guesser {
    return { network: this.network(address), wrong: false, open: 0 };
  }

  /** Counts one more player of an address. @throws QRushError `RATE_LIMITED` with the ms to wait */
  async join({ network }: Pick<Guesser, 'network'>): Promise<void> {
    if (network === undefined) return;
    const taken = await this.#joins.take(network);
    if ('wait' in taken)
      throw new QRushError('RATE_LIMITED', undefined, { retryAfter: Math.ceil(taken.wait) });
  }
}

import { pairLimitReached, throughputReached, windowClosed } from './graph-error.ts';
import type { Limits } from './limits.ts';
import type { Phone } from './phone.ts';
import { SlidingSecond } from './sliding-second.ts';

/** Lets messages pass as far as the limits go. */
export class Gate {
  limits: Limits;
  readonly #now: () => number;
  readonly #rates = new Map<string, SlidingSecond>();
  /** When each user's account is level again, ms since the epoch: the "theoretical arrival time". */
  readonly #level = new WeakMap<Phone, number>();

  constructor(limits: Limits, now: () => number) {
    this.limits = limits;
    this.#now = now;
  }

  /** Counts a message that a user sent: nobody can refuse those, but they use up the rate. */
  arrived(phone: Phone): void {
    this.#rate(phone.business.phoneNumberId).count(this.#now());
  }

  /** Counts a message to a user. @throws GraphError 130429, 131056, 131047 */
  admit(phoneNumberId: string, phone: Phone | undefined, template: boolean): void {
    const now = this.#now();
    const { rate, refuseAtOnce } = this.limits;
    const seconds = this.#rate(phoneNumberId);
    if (rate > 0 && seconds.counted(now) >= rate) throw throughputReached();
    if (phone) {
      if (refuseAtOnce && !template && !this.isOpen(phone)) throw windowClosed();
      this.#spend(phone, now);
    }
    seconds.count(now);
  }

  /** Whether the user wrote lately enough to be written to. */
  isOpen({ wroteAt }: Phone): boolean {
    const { window } = this.limits;
    if (window === 0) return true;
    return wroteAt !== undefined && this.#now() - wroteAt <= window;
  }

  /** The generic cell rate algorithm: each message moves the level on by an interval. */
  #spend(phone: Phone, now: number): void {
    const { pairInterval, pairBurst, retryAfter } = this.limits;
    const next = Math.max(this.#level.get(phone) ?? 0, now) + pairInterval;
    const excess = next - now - pairBurst * pairInterval;
    if (excess > 0) throw pairLimitReached(retryAfter ? Math.ceil(excess / 1000) : undefined);
    this.#level.set(phone, next);
  }

  #rate(phoneNumberId: string): SlidingSecond {
    const known = this.#rates.get(phoneNumberId) ?? new SlidingSecond();
    this.#rates.set(phoneNumberId, known);
    return known;
  }
}

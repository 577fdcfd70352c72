import { type Rate, RateLimiter } from '../rate-limiter.ts';

/** Whether one could be taken: how many are left then, or the ms until there is one. */
export type Taken = { left: number } | { wait: number };

/** So many of something at once, then so many a second, by address: a token bucket for each. */
export interface Budget {
  /** @param burst what the bucket holds for this one, if that is less than for others */
  take(address: string, burst?: number): Promise<Taken>;
  /** Gives back one that was taken. Never rejects. */
  giveBack(address: string): Promise<void>;
}

/** Opens a budget. @param name tells one from another where all processes count together */
export type Budgets = (name: string, rate: Rate) => Budget;

/** Counts in this process, for so many addresses at most (see RateLimiter). */
export function memoryBudget(rate: Rate): Budget {
  const limiter = new RateLimiter(rate);
  return {
    take: async (address, burst) => limiter.take(address, performance.now(), burst),
    giveBack: async (address) => limiter.giveBack(address, performance.now()),
  };
}

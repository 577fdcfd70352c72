import { z } from '../../../server/plugin.ts';

/** The limits on a business: what it may send its users, and how fast. */
export const limits = z
  .object({
    /** Messages in a second, in and out together, for each business number; 0 sets no limit. */
    rate: z.number().min(0).max(100_000),
    /** ms a user is given between two messages in the long run; 0 sets no limit. */
    pairInterval: z.number().min(0).max(3_600_000),
    /** Messages a user may get at once, borrowed from the time to come. */
    pairBurst: z.number().int().min(1).max(100_000),
    /** Says in a `Retry-After` when the pair limit takes the next message. */
    retryAfter: z.boolean(),
    /** ms after a user's message in which the business may write freely; 0 sets no limit. */
    window: z.number().min(0),
    /** Refuses what comes outside of the window at once, instead of by a status later. */
    refuseAtOnce: z.boolean(),
  })
  .strict();

export type Limits = z.output<typeof limits>;

/** Meta's own, as far as they are known. */
export const META_LIMITS: Limits = {
  rate: 80,
  pairInterval: 6000,
  pairBurst: 45,
  retryAfter: false,
  window: 24 * 3_600_000,
  refuseAtOnce: false,
};

/** For tests of something else. */
export const NO_LIMITS: Limits = { ...META_LIMITS, rate: 0, pairInterval: 0, window: 0 };

/**
 * How many cases a property of fair time is tried with: 2,000 in the suite; more by
 * `npm run test:fair`, from another seed each time.
 */
export const seeds = { numRuns: Number(process.env.SEEDS ?? 2000) };

/** With a hundred thousand of them, a property takes its time. */
export const patiently = { timeout: 900_000 };

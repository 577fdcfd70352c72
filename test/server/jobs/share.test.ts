import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareOf } from '../../../server/jobs/share.ts';

it('shares all of it out, as evenly as can be', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.integer({ min: 1, max: 40 }), (total, processes) => {
      const shares = Array.from({ length: processes }, (_, index) =>
        shareOf(total, processes, index),
      );
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }),
  );
});

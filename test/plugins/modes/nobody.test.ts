/** Questions at which nobody is left to be scored. */
import { expect, it } from 'vitest';
import { survival } from '../../../plugins/modes/survival/index.ts';

it('survival neither spares nor crowns anybody where all have gone', () => {
  const { round, options } = survival;
  expect(round?.conclude({ playing: 0, left: 0 }, options.parse({}))).toEqual({
    verdict: { spared: true },
  });
});

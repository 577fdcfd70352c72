/** How the answers to open questions spread, as they come. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AskedType } from '../../../server/games/guarded-type.ts';
import { Spread, together } from '../../../server/realtime/spread.ts';
import { definitionOf } from '../engine/games.ts';

const type = {
  form: () => ({ kind: 'pick', most: 3, options: ['a', 'b', 'c'].map((text) => ({ text })) }),
} as unknown as AskedType;
const types = { get: () => type };

const chosen = fc.oneof(fc.nat({ max: 2 }), fc.subarray([0, 1, 2]));

it('counts each option of each answer, whichever process it came to, of the open question alone', () => {
  const answers = fc.array(fc.tuple(fc.nat({ max: 1 }), chosen), { maxLength: 30 });
  fc.assert(
    fc.property(answers, answers, (first, second) => {
      const game = definitionOf(2);
      const processes = [new Spread(types), new Spread(types)];
      for (const [question, given] of [first, second].entries()) {
        for (const [at, value] of given) processes[at]?.answered(game, question, value);
        const all = together(processes.map((one) => one.of(game.id, question)));
        const values = given.flatMap(([, value]) => value);
        const counts = [0, 1, 2].map((option) => values.filter((one) => one === option).length);
        expect(all ?? [0, 0, 0]).toEqual(counts);
        expect(all === undefined).toBe(given.length === 0);
      }
      expect(processes.map((one) => one.of('another game', 0))).toEqual([null, null]);
    }),
  );
});

/** A short part of `npm run test:plugins`. How late games are is measured there: machines are busy here. */
import { expect, it } from 'vitest';
import { selected } from './cases.ts';
import { isTiming, perform } from './rig/perform.ts';

it.each(selected(['two loops', 'form throws', 'question:opened never']))(
  '$about: no game is stuck, no archive lost, and the stop is clean',
  async (one) => {
    const { problems } = await perform(one);
    expect(problems.filter((problem) => !isTiming(problem))).toEqual([]);
  },
  120_000,
);

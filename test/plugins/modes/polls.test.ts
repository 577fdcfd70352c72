/** Modes that ask for more than answers ask for answers alone where there is no right one. */
import { expect, it } from 'vitest';
import { type PlannedQuestion, turnOf } from '../../../server/engine/plan.ts';
import { checkedModes } from '../../../testing/own-modes.ts';

const asked = { type: 'any', text: '?', points: 1000, limit: 20, hints: ['!'] };

const asking = checkedModes.flatMap(({ mode, forms: [form = 'pick'] = [] }) => {
  const questions = [true, true, false].map(
    (graded): PlannedQuestion => ({ ...asked, form, graded }),
  );
  const plan = mode.plan?.({ language: 'en', questions }, mode.options.parse({})) ?? {};
  const { before, beside } = turnOf({ plan }, 1);
  return (before ?? beside) ? [{ name: mode.name, plan }] : [];
});

it.each(asking)('$name', ({ plan }) => {
  expect(turnOf({ plan }, 2)).toEqual({});
});

it('there are some', () => {
  expect(asking.map(({ name }) => name)).toContain('wager');
});

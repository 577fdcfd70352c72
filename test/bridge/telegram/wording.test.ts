import { expect, it } from 'vitest';
import { wordingIn } from '../../../bridge/telegram/wording.ts';

const outcome = { index: 2, correctness: 1, points: 900, total: 1200, rank: 2, players: 7 };

it('a result says the right answer, and that of a poll says none', () => {
  const say = wordingIn('en');
  expect(say.previous({ ...outcome, correct: 'A & B' })).toBe(
    '✅ Q3: A &amp; B. +900 → 1,200 pts, 2nd of 7',
  );
  const poll = { ...outcome, correct: undefined, correctness: undefined, points: 0 };
  expect(say.previous(poll)).toBe('📊 Q3 → 1,200 pts, 2nd of 7');
});

it('the words of a plugin are shown as they are', () => {
  expect(wordingIn('en').quoted('<b>Out!</b>')).toBe('&lt;b&gt;Out!&lt;/b&gt;');
});

import { describe, expect, it } from 'vitest';
import { patienceWith } from '../../../bridge/chat/silence.ts';
import type { Standing } from '../../../server/plugin.ts';
import { definitionOf } from '../../server/engine/games.ts';

const upcoming = (question: number) => ({
  games: { isGraded: () => true, asks: () => ({}) },
  definition: definitionOf(10),
  question,
});

const standing = (question: number, silent = 0) =>
  ({ last: { question, silent } }) as unknown as Standing;

describe('whoever does not answer', () => {
  it('is asked for the last time at the third question, and then left in peace', () => {
    const asked = (question: number) => patienceWith(upcoming(question), { since: 0 }, undefined);
    expect([0, 1, 2, 3, 4].map(asked)).toEqual(['asked', 'asked', 'last', 'spent', 'spent']);
  });

  it('has missed no question that was not sent in time', () => {
    const asked = (sent: number[], before?: Standing) =>
      patienceWith(upcoming(6), { since: 0 }, before, sent);
    expect(asked([])).toBe('asked');
    expect(asked([5])).toBe('asked');
    expect(asked([2, 5])).toBe('last');
    expect(asked([2, 3, 5])).toBe('spent');
    // The last answer was to question 3; or, where silence is scored, to question 2.
    expect(asked([3, 4, 5], standing(3))).toBe('last');
    expect(asked([1, 2, 5], standing(5, 3))).toBe('asked');
  });

  it('begins afresh when they are back', () => {
    const asked = (since: number, question: number) =>
      patienceWith(upcoming(question), { since }, standing(question - 1, question), [1, 2, 3]);
    expect(asked(4, 4)).toBe('asked');
    expect(asked(0, 4)).toBe('spent');
    expect(asked(3, 4)).toBe('asked');
  });
});

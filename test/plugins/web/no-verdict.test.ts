/** Where nobody is right or wrong, nothing can be earned, or somebody only watches: pages do not say otherwise. */
import { describe, expect, it } from 'vitest';
import type { GameState } from '../../../client/game-state.ts';
import { marksAnswers } from '../../../plugins/web/src/host/right-line.ts';
import { Unjudged } from '../../../plugins/web/src/host/rulings/unjudged.ts';
import { announcement } from '../../../plugins/web/src/play/announcement.ts';
import { isWatching } from '../../../plugins/web/src/play/verdict.ts';
import './support/page-words.ts';

const ANA = { id: 'ana', nickname: 'Ana' };
const result = { correct: false, points: 0, total: 0, rank: 1, streak: 0 };

/** A revealed question with a typed answer, as Ana sees it. */
const revealed = ({ you = {}, question = {}, reveal = {}, ...more }: Partial<View> = {}) =>
  ({
    phase: 'revealed',
    you: { ...ANA, ...result, result, ...you },
    question: { index: 0, form: { kind: 'number' }, ...question },
    reveal: {
      index: 0,
      right: 100,
      text: '100',
      distribution: [{ label: '90', count: 1 }],
      ...reveal,
    },
    ...more,
  }) as unknown as GameState;

interface View {
  you: object;
  question: object;
  reveal: object;
  points: 0;
}

describe('somebody watches', () => {
  it.each<[string, GameState, boolean]>([
    ['who is out', revealed({ you: { status: 'out' } }), true],
    ['where only others may answer', revealed({ question: { only: [{ id: 'ben' }] } }), true],
    ['but not one of those who may', revealed({ question: { only: [ANA] } }), false],
    ['but nobody where all may answer', revealed(), false],
  ])('%s', (_who, state, expected) => {
    expect(isWatching(state)).toBe(expected);
  });

  it('and does not hear that they were wrong, nor do those who have said nothing', () => {
    const heard = 'The answer: 100. You are 1st.';
    expect(announcement(revealed({ you: { status: 'out' } }))).toBe(heard);
    expect(announcement(revealed())).toBe(heard);
  });
});

it('nobody hears of points and places where there is nothing to be earned', () => {
  const you = { answered: { value: 90 } };
  const contest = 'Not right. The answer: 100. 0 points. You are 1st.';
  expect(announcement(revealed({ you }))).toBe(contest);
  // The window has sent it; the game as it is known here does not say so.
  expect(announcement(revealed(), true)).toBe(contest);
  expect(announcement(revealed({ you, points: 0 }))).toBe('Not right. The answer: 100.');
  const poll = revealed({ points: 0, reveal: { graded: false, text: '' } });
  expect(announcement(poll)).toBe('No answer.');
});

describe('a host is asked about typed answers', () => {
  const waiting = (reveal: object) => {
    const unjudged = new Unjudged();
    unjudged.see(revealed({ reveal }));
    return unjudged.questions.peek();
  };

  it('that were wrong', () => {
    expect(waiting({})).toEqual([0]);
  });

  it('but not where the mode alone says which are right, and not in a poll', () => {
    expect(waiting({ judged: false })).toEqual([]);
    expect(waiting({ graded: false })).toEqual([]);
    const { reveal } = revealed({ reveal: { judged: false } });
    expect(reveal && marksAnswers(reveal)).toBe(false);
  });
});

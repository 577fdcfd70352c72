/** The game in the time of the player who sees it. */
import { expect, it } from 'vitest';
import { type GameState, reduce } from '../../client/game-state.ts';
import { inOwnTime } from '../../client/own-time.ts';
import type { OwnState } from '../../server/protocol/snapshot.ts';
import { formOf } from '../support/forms.ts';

const question = {
  ...{ index: 0, total: 2, text: 'Why?', form: formOf('text'), openedAt: 1000, closesAt: 11_000 },
};
const state = {
  ...{ version: 3, phase: 'question', question, players: 2, answers: 0, newcomers: [] },
} as unknown as GameState;
const you = { id: 'a', nickname: 'Ana', total: 0, rank: 1, streak: 0, time: 1.5 } as OwnState;
const late = { ...question, overtime: true as const };

it('is that of everybody for who has no extra time, until it is over', () => {
  expect(inOwnTime(state)).toBe(state);
  expect(inOwnTime({ ...state, question: late })).toMatchObject({ phase: 'closed' });
  const paused: GameState = { ...state, phase: 'countdown' };
  expect(inOwnTime(paused)).toBe(paused);
});

it('ends later for who has extra time, also when that of all is over', () => {
  for (const asked of [question, late])
    expect(inOwnTime({ ...state, question: asked, you })).toMatchObject({
      phase: 'question',
      question: { closesAt: 16_000 },
    });
});

it('is over for all when the question closes', () => {
  const payload = { version: 4, index: 0, count: 1 };
  const closed = reduce({ ...state, question: late, you }, { name: 'answers', payload });
  expect(closed.state).toMatchObject({ phase: 'closed', question });
  expect(closed.state.question).not.toHaveProperty('overtime');
});

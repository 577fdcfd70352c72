/** How the host's pages name the place where a game is. */
import { expect, it } from 'vitest';
import type { GameState } from '../../../client/game-state.ts';
import { placeIn, upcoming } from '../../../plugins/web/src/host/steps.ts';
import './support/page-words.ts';

const game = (state: object) => ({ total: 12, ...state }) as GameState;

it('in a countdown between two questions it is the second that comes', () => {
  const counting = game({ phase: 'countdown', coming: { index: 4 } });
  expect([placeIn(counting), upcoming(counting)]).toEqual(['Question 5 of 12', 4]);
  const first = game({ phase: 'countdown' });
  expect([placeIn(first), upcoming(first)]).toEqual(['Countdown', 0]);
  const lobby = game({ phase: 'lobby' });
  expect([placeIn(lobby), upcoming(lobby)]).toEqual(['Lobby', 0]);
  const open = game({ phase: 'question', question: { index: 4 } });
  expect([placeIn(open), upcoming(open)]).toEqual(['Question 5 of 12', 5]);
});

import { ownEnd } from '../server/protocol/extra-time.ts';
import type { GameState } from './game-state.ts';

/**
 * The game in the player's own time. A question closes later for who has extra time (`you.time`); for everybody
 * else it has closed once it waits for those only.
 */
export function inOwnTime(state: GameState): GameState {
  const { phase, question, you } = state;
  if (phase !== 'question' || !question) return state;
  if (you?.time)
    return { ...state, question: { ...question, closesAt: ownEnd(question, you.time) } };
  return question.overtime ? { ...state, phase: 'closed' } : state;
}

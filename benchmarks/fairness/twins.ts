import { chance } from './chance.ts';

/** A player's reaction to a question, whichever way it comes. */
export interface Thought {
  /** ms from seeing the question to the answer. */
  ms: number;
  right: boolean;
}

const MEDIAN = 4000;
const SIGMA = 0.5;
const KNOWS = 0.7;

/**
 * Players who think equally long on every channel: the k-th of a game is the same person on all of them.
 * @returns by player, by question
 */
export function twins(seed: number, game: number, players: number, questions: number): Thought[][] {
  return Array.from({ length: players }, (_, player) => {
    const draw = chance(seed, 'twin', game, player);
    return Array.from({ length: questions }, () => ({
      ms: Math.round(draw.around(MEDIAN, SIGMA)),
      right: draw.next() < KNOWS,
    }));
  });
}

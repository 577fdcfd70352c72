import type { BoardStore, Result, Store } from '../server/store/contract.ts';

/** A process that died. */
export class Crash extends Error {
  override name = 'Crash';
}

/**
 * A store as a process sees it that dies after so many of its steps. Results are recorded one a step,
 * as a large game is recorded a few hundred a step: so a crash may leave some players with a question's
 * points and others without.
 */
export function crashing(store: Store, steps: number): Store {
  let left = steps;
  const step = () => {
    if (left === 0) throw new Crash();
    left -= 1;
  };
  const { board, answers } = store;
  const dying: BoardStore = {
    ...board,
    async record(gameId, question, results) {
      for (const result of results) await recordOne(gameId, question, result);
    },
    async decide(...given) {
      step();
      return board.decide(...given);
    },
    async *pages(...given) {
      step();
      yield* board.pages(...given);
    },
    async standings(...given) {
      step();
      return board.standings(...given);
    },
  };
  const recordOne = async (gameId: string, question: number, result: Result) => {
    step();
    await board.record(gameId, question, [result]);
  };
  return {
    ...store,
    board: dying,
    answers: {
      ...answers,
      async *pages(gameId, question) {
        step();
        yield* answers.pages(gameId, question);
      },
    },
  };
}

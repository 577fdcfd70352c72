import type { App } from '../../server/app.ts';
import type { Archive } from '../../server/records/contract.ts';

/** The archive of a game that has finished, as soon as it is written. */
export async function archiveOf({ records }: App, gameId: string): Promise<Archive> {
  for (;;) {
    const archive = await records.games.get(gameId);
    if (archive) return archive;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What points follow from. */
export interface Played {
  quiz: { questions: Pick<Archive['quiz']['questions'][number], 'limit' | 'points'>[] };
  players: { id: string }[];
  answers: Pick<Archive['answers'][number], 'player' | 'question' | 'value' | 'elapsed'>[];
}

/** Points and streaks of one player, worked out from the answers alone. */
export interface Expected {
  total: number;
  points: number[];
}

/**
 * What players must have, computed without any of the server's code: the classic formula
 * `round((1 - elapsed / limit / 2) * points)` for a right answer, plus
 * `min(n - 1, 5) * 100` for the n-th right one in a row.
 *
 * @param isRight whether an answer's value is right, by the test's own knowledge
 */
export function recompute(
  { quiz, players, answers }: Played,
  isRight: (question: number, value: unknown) => boolean,
): Map<string, Expected> {
  return new Map(
    players.map(({ id }) => {
      let row = 0;
      const points = quiz.questions.map(({ limit, points: full }, question) => {
        const answer = answers.find((given) => given.player === id && given.question === question);
        if (!answer || !isRight(question, answer.value)) {
          row = 0;
          return 0;
        }
        row += 1;
        const bonus = Math.min(row - 1, 5) * 100;
        return Math.round((1 - answer.elapsed / (limit * 1000) / 2) * full) + bonus;
      });
      return [id, { points, total: points.reduce((sum, earned) => sum + earned, 0) }];
    }),
  );
}

import type {
  ArchivedAnswer,
  ArchivedGame,
  ArchivedPlayer,
  ArchivedResult,
  Records,
} from '../../server/records/contract.ts';

/** A whole archived game: players by id, the rest by question and player. */
export interface Archive extends ArchivedGame {
  players: ArchivedPlayer[];
  answers: ArchivedAnswer[];
  results: ArchivedResult[];
}

/** Archives a whole game. @returns whether it was written now */
export function archiveWhole(records: Records, archive: Archive): Promise<boolean> {
  const { players, answers, results, ...game } = archive;
  return records.games.archive(
    game,
    (async function* () {
      yield { players, answers };
      yield { results };
    })(),
  );
}

/** Reads a whole game, if it is there. */
export async function readWhole({ games }: Records, id: string): Promise<Archive | undefined> {
  const game = await games.get(id);
  if (!game) return undefined;
  const archive: Archive = { ...game, players: [], answers: [], results: [] };
  for await (const page of games.pages(id)) {
    for (const { answers, results, ...player } of page) {
      archive.players.push(player);
      archive.answers.push(...answers.map((answer) => ({ player: player.id, ...answer })));
      archive.results.push(...results.map((result) => ({ player: player.id, ...result })));
    }
  }
  archive.players.sort((a, b) => (a.id < b.id ? -1 : 1));
  archive.answers.sort(byQuestion);
  archive.results.sort(byQuestion);
  return archive;
}

const byQuestion = (a: { question: number; player: string }, b: typeof a): number =>
  a.question - b.question || (a.player < b.player ? -1 : 1);

/** The archive of a game that has finished, as soon as it is written. */
export async function archiveOf({ records }: { records: Records }, gameId: string) {
  for (;;) {
    const archive = await readWhole(records, gameId);
    if (archive) return archive;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The facts that points follow from. */
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
 * The players' due points, computed without any of the server's code: the classic formula `round((1
 * - elapsed / limit / 2) * points)` for a right answer, plus `min(n - 1, 5) * 100` for the n-th
 * right one in a row.
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

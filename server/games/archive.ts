import type { Definition, Finished, State } from '../engine/state.ts';
import type { HookRunner } from '../hooks.ts';
import type { JobKind } from '../jobs/contract.ts';
import type {
  ArchivedAnswer,
  ArchivedPlayer,
  ArchivedResult,
  ArchivedRows,
  Records,
} from '../records/contract.ts';
import type { Leaderboard } from '../services.ts';
import type { Store } from '../store/contract.ts';
import { given } from './beside.ts';

export interface ArchiveSources {
  store: Store;
  records: Records;
  hooks: HookRunner;
  leaderboard: Leaderboard;
  /** ms a finished game stays in live state. */
  finishedTtl: number;
}

/** Tries, a minute apart at most: a day, after which the live state is gone, too. */
const RETRIES = 1500;

/**
 * Jobs that write finished games to the records. They may be done twice, or half: a game is written
 * once, and whole.
 */
export const archiveJob = (sources: ArchiveSources): JobKind<string> => ({
  name: 'games',
  concurrency: 5,
  timeout: 120_000,
  retries: RETRIES,
  backoff: 500,
  async handle(gameId) {
    const { store, hooks, finishedTtl } = sources;
    const [definition, state] = await Promise.all([
      store.games.definition(gameId),
      store.games.state(gameId),
    ]);
    if (!definition || state?.phase.name !== 'finished') return;
    await archive(sources, definition, state.phase, state);
    await store.games.expire(gameId, finishedTtl);
    hooks.observe('game:archived', { game: definition });
  },
});

async function archive(
  sources: ArchiveSources,
  definition: Definition,
  { at, reason }: Finished,
  { last, rulings }: Pick<State, 'last' | 'rulings'>,
): Promise<void> {
  const { id, pin, quizId, quiz, mode, options, modeOptions, createdAt, owner } = definition;
  const about = { id, pin, quizId, quiz, mode, options, modeOptions, createdAt };
  const game = {
    ...about,
    ...(owner !== undefined && { owner }),
    ...(rulings && { rulings }),
    ...(options.trial && { trial: true as const }),
    ...(rulings && { rulings }),
  };
  await sources.records.games.archive(
    { ...game, outcome: reason, finishedAt: at },
    rowsOf(sources, definition, (last?.question ?? -1) + 1),
  );
}

/** Everything that happened in a game, a page at a time. @param asked how many questions were asked */
async function* rowsOf(
  { store, leaderboard }: ArchiveSources,
  definition: Definition,
  asked: number,
): AsyncIterable<ArchivedRows> {
  const { id: gameId } = definition;
  const known = new Set<string>();
  for await (const players of archivedPlayers(store, leaderboard, gameId)) {
    for (const { id } of players) known.add(id);
    yield { players };
  }
  for (let question = 0; question < asked; question++) {
    for await (const page of store.answers.pages(gameId, question)) {
      const answers: ArchivedAnswer[] = [];
      for (const { player, value: json, receivedAt, elapsed } of page) {
        if (!known.has(player)) continue;
        const { value } = given(definition, question, json);
        answers.push({ player, question, value, receivedAt, elapsed });
      }
      yield { answers };
    }
    for await (const page of leaderboard.results(gameId, question)) {
      const results: ArchivedResult[] = [];
      for (const { player, correctness, points, streak } of page) {
        if (known.has(player)) results.push({ player, question, correctness, points, streak });
      }
      yield { results };
    }
  }
}

async function* archivedPlayers(
  store: Store,
  leaderboard: Leaderboard,
  gameId: string,
): AsyncIterable<ArchivedPlayer[]> {
  for await (const page of store.players.pages(gameId)) {
    const ids = page.map(({ id }) => id);
    const standings = await leaderboard.standings(gameId, ids);
    yield page.flatMap(({ id, nickname, channel }) => {
      const standing = standings.get(id);
      return standing
        ? [{ id, nickname, channel, total: standing.total, rank: standing.rank }]
        : [];
    });
  }
}

import type { Definition, State } from '../engine/state.ts';
import type {
  ArchivedAnswer,
  ArchivedPlayer,
  ArchivedResult,
  Records,
} from '../records/contract.ts';
import type { Leaderboard } from '../services.ts';
import type { Store } from '../store/contract.ts';

export interface ArchiveSources {
  store: Store;
  records: Records;
  leaderboard(): Leaderboard;
}

/** Writes a finished game to the records. May be done twice: a game is written once. */
export async function archive(
  { store, records, leaderboard }: ArchiveSources,
  definition: Definition,
  state: State,
): Promise<void> {
  if (state.phase.name !== 'finished') return;
  const { id, pin, quizId, quiz, mode, options, modeOptions, createdAt } = definition;
  const players = await archivedPlayers(store, leaderboard(), id);
  const known = new Set(players.map((player) => player.id));
  const answers: ArchivedAnswer[] = [];
  const results: ArchivedResult[] = [];

  for (let question = 0; question <= (state.last?.question ?? -1); question++) {
    for await (const page of store.answers.pages(id, question)) {
      for (const { player, value, receivedAt, elapsed } of page) {
        if (!known.has(player)) continue;
        answers.push({ player, question, value: JSON.parse(value), receivedAt, elapsed });
      }
    }
    for await (const page of store.board.pages(id, question)) {
      for (const { player, correctness, points, streak } of page) {
        if (known.has(player)) results.push({ player, question, correctness, points, streak });
      }
    }
  }

  await records.games.archive({
    id,
    pin,
    quizId,
    quiz,
    mode,
    options,
    modeOptions,
    outcome: state.phase.reason,
    createdAt,
    finishedAt: state.phase.at,
    players,
    answers,
    results,
  });
}

async function archivedPlayers(store: Store, leaderboard: Leaderboard, gameId: string) {
  const players: ArchivedPlayer[] = [];
  for await (const page of store.players.pages(gameId)) {
    const ids = page.map(({ id }) => id);
    const standings = await leaderboard.standings(gameId, ids);
    for (const { id, nickname, channel } of page) {
      const standing = standings.get(id);
      if (standing)
        players.push({ id, nickname, channel, total: standing.total, rank: standing.rank });
    }
  }
  return players;
}

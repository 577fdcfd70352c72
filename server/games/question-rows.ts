import { type Definition, lastGraded, type State } from '../engine/state.ts';
import type { Leaderboard, ScoringBatch } from '../services.ts';
import type { Answer, Store } from '../store/contract.ts';

/** What scoring knows of each who is scored, as columns. */
export type Rows = Required<
  Pick<
    ScoringBatch,
    'players' | 'values' | 'elapsed' | 'receivedAt' | 'streaks' | 'totals' | 'memories'
  >
>;

export interface RowSources {
  store: Pick<Store, 'answers'>;
  leaderboard: Pick<Leaderboard, 'standings'>;
}

/** Who answered a question, and how they stood before. Answers of players who have left are left out. */
export async function rowsOf(
  { store, leaderboard }: RowSources,
  { id }: Definition,
  state: State,
  question: number,
): Promise<Rows> {
  const rows: Rows = {
    players: [],
    values: [],
    elapsed: [],
    receivedAt: [],
    streaks: [],
    totals: [],
    memories: [],
  };
  const streakFrom = lastGraded(state);
  for await (const page of store.answers.pages(id, question)) {
    const ids = page.map(({ player }) => player);
    const standings = await leaderboard.standings(id, ids);
    for (const answer of page) {
      const standing = standings.get(answer.player);
      if (!standing) continue;
      const { total, last } = standing;
      addAnswer(rows, answer);
      // A streak goes on only from the question scored just before this one.
      rows.streaks.push(last?.question === streakFrom ? (last?.streak ?? 0) : 0);
      rows.totals.push(total);
      rows.memories.push(last?.memory ?? null);
    }
  }
  return rows;
}

function addAnswer(rows: Rows, { player, value, elapsed, receivedAt }: Answer): void {
  rows.players.push(player);
  rows.values.push(JSON.parse(value));
  rows.elapsed.push(elapsed);
  rows.receivedAt.push(receivedAt);
}

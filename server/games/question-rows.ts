import { type Definition, lastGraded, type State } from '../engine/state.ts';
import type { Leaderboard, ScoringBatch } from '../services.ts';
import type { Answer, Player, Standing, Store } from '../store/contract.ts';

/** What scoring knows of each who is scored, as columns. */
export interface Rows
  extends Required<
    Pick<
      ScoringBatch,
      'players' | 'values' | 'elapsed' | 'receivedAt' | 'streaks' | 'totals' | 'memories' | 'since'
    >
  > {
  /** The group of each, where there are groups. */
  groups: (number | undefined)[];
  /** How many questions each has been silent at, this one included. */
  silent: number[];
  /** Of those who are scored, how many answered. */
  answers: number;
}

export interface RowSources {
  store: Pick<Store, 'answers' | 'players'>;
  leaderboard: Pick<Leaderboard, 'standings'>;
}

/** Somebody to be scored, with their answer, if they gave one. */
interface Entry {
  player: string;
  since: number;
  group: number | undefined;
  answer: Answer | undefined;
  standing: Standing;
}

/**
 * Who is scored at a question, and how they stood before: who answered it, or, where the plan says so,
 * all who could have. Who has left, and who is out, is left out.
 */
export async function rowsOf(
  sources: RowSources,
  definition: Definition,
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
    since: [],
    groups: [],
    silent: [],
    answers: 0,
  };
  const streakFrom = lastGraded(state);
  const limit = (definition.quiz.questions[question]?.limit ?? 0) * 1000;
  const everyone = definition.plan?.roll === 'everyone';
  const pages = everyone ? everybody : whoAnswered;
  for await (const page of pages(sources, definition, question)) {
    for (const { player, since, group, answer, standing } of page) {
      const { total, last } = standing;
      // Out by an earlier question; by this one, it is scored a second time.
      if (last?.out && last.question < question) continue;
      rows.players.push(player);
      rows.values.push(answer && JSON.parse(answer.value));
      // In time that the host has added, an answer counts as one of the last moment.
      rows.elapsed.push(Math.min(answer?.elapsed ?? limit, limit));
      rows.receivedAt.push(answer?.receivedAt ?? Number.NaN);
      // A streak goes on only from the question scored just before this one.
      rows.streaks.push(last?.question === streakFrom ? (last?.streak ?? 0) : 0);
      rows.totals.push(total);
      rows.memories.push(last?.memory ?? null);
      rows.since.push(since);
      rows.groups.push(group);
      rows.silent.push(answer ? 0 : (last?.silent ?? 0) + 1);
      if (answer) rows.answers += 1;
    }
  }
  return rows;
}

async function* whoAnswered(
  { store, leaderboard }: RowSources,
  { id: gameId, plan }: Definition,
  question: number,
): AsyncIterable<Entry[]> {
  for await (const page of store.answers.pages(gameId, question)) {
    const ids = page.map(({ player }) => player);
    const [standings, players] = await Promise.all([
      leaderboard.standings(gameId, ids),
      plan?.groups ? store.players.many(gameId, ids) : [],
    ]);
    yield page.flatMap((answer, at) => {
      const { player } = answer;
      const standing = standings.get(player);
      return standing ? [{ player, since: 0, group: players[at]?.group, answer, standing }] : [];
    });
  }
}

async function* everybody(
  { store, leaderboard }: RowSources,
  { id: gameId }: Definition,
  question: number,
): AsyncIterable<Entry[]> {
  const answers = new Map<string, Answer>();
  for await (const page of store.answers.pages(gameId, question)) {
    for (const answer of page) answers.set(answer.player, answer);
  }
  for await (const page of store.players.pages(gameId)) {
    const could = page.filter(({ since = 0 }) => since <= question);
    const standings = await leaderboard.standings(
      gameId,
      could.map(({ id }) => id),
    );
    yield could.flatMap(({ id, since = 0, group }: Player) => {
      const standing = standings.get(id);
      return standing ? [{ player: id, since, group, answer: answers.get(id), standing }] : [];
    });
  }
}

import { slotBefore } from '../engine/asking.ts';
import { turnOf } from '../engine/plan.ts';
import { type Definition, lastGraded, type State } from '../engine/state.ts';
import type { Leaderboard, ScoringBatch } from '../services.ts';
import type { Answer, Player, Standing, Store } from '../store/contract.ts';
import { counted, given } from './beside.ts';
import type { StandingsBefore } from './standings-before.ts';

/** The input of scoring, as columns: one row for each who is scored. */
export interface Rows
  extends Required<
    Pick<
      ScoringBatch,
      'players' | 'values' | 'elapsed' | 'receivedAt' | 'streaks' | 'totals' | 'memories' | 'since'
    >
  > {
  /** The group of each, where there are groups. */
  groups: (number | undefined)[];
  /** The answers of each before the question, and beside it, or the values that count instead. */
  before: unknown[];
  beside: unknown[];
  /** The answer of each at the join, or the value that stands in for it. */
  join: unknown[];
  /** How many questions each has been silent at, this one included. */
  silent: number[];
  /** Of those who are scored, how many answered. */
  answers: number;
  /** How those stand who were out before a question that is counted again: they were in it once. */
  out: Standing[];
}

export interface RowSources {
  store: Pick<Store, 'answers' | 'players'>;
  leaderboard: Pick<Leaderboard, 'standings' | 'results'>;
}

/** Somebody to be scored, with their answer, if they gave one. */
interface Entry {
  player: string;
  since: number;
  group: number | undefined;
  /** Their answer at the join, as JSON. */
  said: string | undefined;
  answer: Answer | undefined;
  standing: Standing;
}

/**
 * The players who are scored at a question, and how they stood before: all who answered it, or,
 * where the plan says so, all who could have. Players who have left, or are out, are not among
 * them. Counted again, those are who were scored the first time.
 * @param before how all stood before the question, where it is counted again
 */
export async function rowsOf(
  sources: RowSources,
  definition: Definition,
  state: State,
  question: number,
  before?: StandingsBefore,
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
    before: [],
    beside: [],
    join: [],
    silent: [],
    answers: 0,
    out: [],
  };
  const streakFrom = before ? before.streakFrom : lastGraded(state);
  const limit = (definition.quiz.questions[question]?.limit ?? 0) * 1000;
  const { roll, join } = definition.plan ?? {};
  const turn = turnOf(definition, question);
  const bets = turn.before && (await answersTo(sources.store, definition.id, slotBefore(question)));
  const pages = before
    ? whoWasScored(sources, definition, question, before)
    : (roll === 'everyone' ? everybody : whoAnswered)(sources, definition, question);
  for await (const page of pages) {
    for (const { player, since, group, said, answer, standing } of page) {
      const { total, last } = standing;
      // Out by an earlier question; by this one, it is scored a second time.
      if (last?.out && last.question < question) {
        rows.out.push(standing);
        continue;
      }
      rows.players.push(player);
      const own = answer && given(definition, question, answer.value);
      rows.values.push(own?.value);
      if (turn.before) {
        const bet = bets?.get(player);
        rows.before.push(counted(turn.before, bet && JSON.parse(bet.value), total));
      }
      if (turn.beside) rows.beside.push(counted(turn.beside, own?.beside, total));
      if (join) rows.join.push(counted(join, said && JSON.parse(said), total));
      // In time that the host has added, an answer counts as one of the last moment.
      rows.elapsed.push(Math.min(answer?.elapsed ?? limit, limit));
      rows.receivedAt.push(answer?.receivedAt ?? Number.NaN);
      rows.streaks.push(streakAfter(last, streakFrom));
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

/**
 * The streak that continues. It does so only from the question scored just before; one after it
 * that counts for nothing has carried it along.
 */
export const streakAfter = (last: Standing['last'], streakFrom: number | undefined): number =>
  last && streakFrom !== undefined && last.question >= streakFrom ? last.streak : 0;

/** Whoever has left since takes no part any more. */
async function* whoWasScored(
  { store, leaderboard }: RowSources,
  { id: gameId, plan }: Definition,
  question: number,
  before: StandingsBefore,
): AsyncIterable<Entry[]> {
  const answers = await answersTo(store, gameId, question);
  for await (const page of leaderboard.results(gameId, question)) {
    const ids = page.map(({ player }) => player);
    const players = await store.players.many(gameId, ids);
    yield players.flatMap((player) => {
      if (!player) return [];
      const { id, since = 0, group, said } = player;
      const told = { player: id, since: plan?.roll === 'everyone' ? since : 0, group, said };
      return [{ ...told, answer: answers.get(id), standing: before.of(id) }];
    });
  }
}

async function answersTo(
  store: Pick<Store, 'answers'>,
  gameId: string,
  question: number,
): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for await (const page of store.answers.pages(gameId, question)) {
    for (const answer of page) answers.set(answer.player, answer);
  }
  return answers;
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
      plan?.groups || plan?.join ? store.players.many(gameId, ids) : [],
    ]);
    const entries: Entry[] = [];
    for (const [at, answer] of page.entries()) {
      const { player } = answer;
      const standing = standings.get(player);
      const { group, said } = players[at] ?? {};
      if (standing) entries.push({ player, since: 0, group, said, answer, standing });
    }
    yield entries;
  }
}

async function* everybody(
  { store, leaderboard }: RowSources,
  { id: gameId }: Definition,
  question: number,
): AsyncIterable<Entry[]> {
  const answers = await answersTo(store, gameId, question);
  for await (const page of store.players.pages(gameId)) {
    const could = page.filter(({ since = 0 }) => since <= question);
    const standings = await leaderboard.standings(
      gameId,
      could.map(({ id }) => id),
    );
    yield could.flatMap(({ id, since = 0, group, said }: Player) => {
      const standing = standings.get(id);
      return standing
        ? [{ player: id, since, group, said, answer: answers.get(id), standing }]
        : [];
    });
  }
}

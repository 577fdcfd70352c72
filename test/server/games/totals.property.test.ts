/** Totals are what the answers are worth: recomputed from the log, whatever was answered and when. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { classic } from '../../../plugins/modes/classic.ts';
import { number } from '../../../plugins/question-types/number.ts';
import { single } from '../../../plugins/question-types/single.ts';
import { scoreBatch } from '../../../plugins/scoring/score-batch.ts';
import { controls } from '../../../server/engine/controls.ts';
import type { GameMode } from '../../../server/engine/mode.ts';
import type { QuestionType } from '../../../server/engine/question-type.ts';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import type { Definition, Event, State } from '../../../server/engine/state.ts';
import { scoreQuestion } from '../../../server/games/score-question.ts';
import { Registry } from '../../../server/registry.ts';
import type { Leaderboard } from '../../../server/services.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';
import { join } from '../../contract/games.ts';
import { noHooks } from '../../support/hooks.ts';

const types = new Registry<QuestionType>('question type');
types.register(single as unknown as QuestionType);
types.register(number as unknown as QuestionType);
const rules = {
  types: new Map(types.all().map((type) => [type.name, type])),
  modes: new Map([['classic', classic as unknown as GameMode]]),
};

interface Round {
  limit: number;
  points: number;
  type: 'single' | 'number';
  /** Per player: whether the answer is right, and at which part of the time; null for none. */
  answers: ({ right: boolean; at: number } | null)[];
  /** ms between the answers' end and the closing, in a pause. */
  paused: number;
  /** How often the scoring is run: a crash in mid-scoring repeats it. */
  runs: number;
}

const PLAYERS = 5;

const anyRound: fc.Arbitrary<Round> = fc.record({
  limit: fc.integer({ min: 1, max: 60 }),
  points: fc.integer({ min: 0, max: 5000 }),
  type: fc.constantFrom('single', 'number'),
  answers: fc.array(
    fc.option(fc.record({ right: fc.boolean(), at: fc.double({ min: 0, max: 1, noNaN: true }) })),
    { minLength: PLAYERS, maxLength: PLAYERS },
  ),
  paused: fc.integer({ min: 0, max: 60_000 }),
  runs: fc.integer({ min: 1, max: 3 }),
});

const questionOf = ({ type, limit, points }: Round) =>
  type === 'single'
    ? { type, text: '?', limit, points, options: ['a', 'b'], correct: [0] }
    : { type, text: '?', limit, points, value: 10, tolerance: 0 };
const answerOf = ({ type }: Round, right: boolean) =>
  type === 'single' ? (right ? '0' : '1') : right ? '10' : '11';

/** The formula, and the bonus of a streak, written down once more. */
function expectedTotal(rounds: Round[], player: number): number {
  let total = 0;
  let row = 0;
  for (const { answers, points, limit } of rounds) {
    const answer = answers[player];
    row = answer?.right ? row + 1 : 0;
    if (!answer?.right) continue;
    const elapsed = Math.round(answer.at * limit * 1000);
    total += Math.round((1 - elapsed / (limit * 1000) / 2) * points);
    if (points > 0) total += Math.min(row - 1, 5) * 100;
  }
  return total;
}

async function playAll(rounds: Round[]): Promise<(number | undefined)[]> {
  let now = 1_000_000;
  const store = createMemoryStore({ now: () => now });
  const definition: Definition = {
    id: 'game',
    pin: '123456',
    quizId: 'quiz',
    quiz: { title: 'Q', description: '', language: 'en', questions: rounds.map(questionOf) },
    mode: 'classic',
    options: { countdown: 0, autoAdvance: null, maxPlayers: 10 },
    modeOptions: { speed: true, streak: true },
    grace: 0,
    createdAt: now,
  };
  const { board } = store;
  const leaderboard: Leaderboard = {
    record: board.record,
    results: board.pages,
    top: async () => [],
    async standings(id, players) {
      const standings = await board.standings(id, players);
      return new Map(standings.flatMap((one) => (one ? [[one.player, one] as const] : [])));
    },
  };
  let state: State = initialState();
  await store.games.create(definition, state, controls(definition, state));
  const happen = async (event: Event) => {
    const next = reduce(definition, state, event, now)?.state;
    if (!next) throw new Error(`"${event.type}" changed nothing`);
    await store.games.commit('game', state.version, next, controls(definition, next), 1000);
    state = next;
  };
  const players = await Promise.all(
    Array.from({ length: PLAYERS }, (_, index) => join(store, 'game', `P${index}`)),
  );
  await happen({ type: 'start' });
  for (const [index, round] of rounds.entries()) {
    if (index > 0) await happen({ type: 'next' });
    const openedAt = now;
    const given = round.answers.flatMap((answer, player) =>
      answer ? [{ ...answer, player }] : [],
    );
    for (const { right, at, player } of given.toSorted((a, b) => a.at - b.at)) {
      now = openedAt + Math.round(at * round.limit * 1000);
      const outcome = await store.answers.submit(
        'game',
        players[player] ?? '',
        index,
        answerOf(round, right),
      );
      expect(outcome.status).toBe('accepted');
    }
    await happen({ type: 'pause' });
    now += round.paused;
    await happen({ type: 'resume' });
    await happen({ type: 'skip' });
    const score = () =>
      scoreQuestion(
        {
          store,
          types,
          hooks: noHooks(),
          leaderboard,
          scoring: { score: async (batch) => scoreBatch(rules, batch) },
        },
        definition,
        state,
        index,
      );
    const summaries = await Promise.all(Array.from({ length: round.runs }, score));
    const [summary] = summaries;
    for (const other of summaries) expect(other).toEqual(summary);
    if (summary) await happen({ type: 'scored', ...summary });
  }
  const standings = await board.standings('game', players);
  return standings.map((standing) => standing?.total);
}

it('totals equal a recomputation from the answers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRound, { minLength: 1, maxLength: 8 }), async (rounds) => {
      const totals = await playAll(rounds);
      expect(totals).toEqual(totals.map((_, player) => expectedTotal(rounds, player)));
    }),
    { numRuns: 150 },
  );
});

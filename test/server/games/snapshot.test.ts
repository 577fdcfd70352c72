/** Views of players do not depend on right answers that were not revealed yet. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { classic } from '../../../plugins/modes/classic.ts';
import { boolean } from '../../../plugins/question-types/boolean.ts';
import { multiple } from '../../../plugins/question-types/multiple.ts';
import { number } from '../../../plugins/question-types/number.ts';
import { single } from '../../../plugins/question-types/single.ts';
import { text } from '../../../plugins/question-types/text.ts';
import { scoreBatch } from '../../../plugins/scoring/score-batch.ts';
import { controls } from '../../../server/engine/controls.ts';
import type { GameMode } from '../../../server/engine/mode.ts';
import type { QuestionType } from '../../../server/engine/question-type.ts';
import type { Question } from '../../../server/engine/quiz.ts';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import type { Definition, Event, State } from '../../../server/engine/state.ts';
import { scoreQuestion } from '../../../server/games/score-question.ts';
import { ownState, type SnapshotSources, snapshot } from '../../../server/games/snapshot.ts';
import { QRushError } from '../../../server/protocol/errors.ts';
import type { Snapshot } from '../../../server/protocol/snapshot.ts';
import { Registry } from '../../../server/registry.ts';
import type { Leaderboard } from '../../../server/services.ts';
import type { Player } from '../../../server/store/contract.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';
import { join } from '../../contract/games.ts';
import { noHooks } from '../../support/hooks.ts';
import { anyEvent } from '../engine/games.ts';

const types = new Registry<QuestionType>('question type');
for (const type of [single, multiple, boolean, text, number])
  types.register(type as unknown as QuestionType);
const rules = {
  types: new Map(types.all().map((type) => [type.name, type])),
  modes: new Map([['classic', classic as unknown as GameMode]]),
};

/** A question of each type with one of its two possible right answers. */
const QUESTIONS: ((other: boolean) => object)[] = [
  (other) => ({ type: 'single', options: ['a', 'b'], correct: [other ? 1 : 0] }),
  (other) => ({ type: 'multiple', options: ['a', 'b', 'c'], correct: other ? [0, 2] : [1] }),
  (other) => ({ type: 'boolean', correct: other }),
  (other) => ({ type: 'text', accepted: other ? ['Everest', 'Sagarmatha'] : ['K2'] }),
  (other) => ({ type: 'number', value: other ? 8849 : 8611, tolerance: other ? 10 : 0 }),
];
const VALUES = ['0', '[0,2]', 'true', '"Everest"', '8849'];

interface Plan {
  /** The first question whose right answer is the other one in the second game. */
  differsFrom: number;
  /** `answers` is how many of the players answer in this step. */
  steps: { event: Event; after: number; answers: number }[];
  autoAdvance: number | null;
}

const anyPlan: fc.Arbitrary<Plan> = fc.record({
  differsFrom: fc.integer({ min: 0, max: QUESTIONS.length - 1 }),
  steps: fc.array(
    fc.record({
      event: anyEvent,
      after: fc.integer({ min: 0, max: 9000 }),
      answers: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 15, maxLength: 60 },
  ),
  autoAdvance: fc.constantFrom(null, 2),
});

function definitionOf({ autoAdvance }: Plan, differsFrom: number): Definition {
  const questions = QUESTIONS.map(
    (make, index): Question => ({
      text: `Question ${index}?`,
      limit: 8,
      points: 1000,
      type: '',
      ...make(index >= differsFrom),
    }),
  );
  return {
    id: 'game',
    pin: '123456',
    quizId: 'quiz',
    quiz: { title: 'Quiz', description: '', language: 'en', questions },
    mode: 'classic',
    options: { countdown: 1, autoAdvance, maxPlayers: 10 },
    modeOptions: { speed: true, streak: true },
    grace: 0,
    createdAt: 0,
  };
}

/** A game on a store of its own, whose time is handed in. */
class Running {
  readonly #definition: Definition;
  readonly #clock = { now: 1_000_000 };
  readonly #store = createMemoryStore({ now: () => this.#clock.now });
  readonly #sources: SnapshotSources;
  readonly #players: Player[] = [];
  state: State = initialState();

  constructor(definition: Definition) {
    this.#definition = definition;
    this.#sources = {
      store: this.#store,
      types,
      modes: new Map(),
      leaderboard: this.#leaderboard,
    };
  }

  /** The built-in one's rule, with nicknames looked up. */
  readonly #leaderboard: Leaderboard = {
    record: (id, question, results) => this.#store.board.record(id, question, results),
    results: (id, question) => this.#store.board.pages(id, question),
    top: async (id, count) =>
      (await this.#store.board.top(id, count)).map((standing) => ({
        ...standing,
        nickname: this.#players.find((player) => player.id === standing.player)?.nickname ?? '',
      })),
    standings: async (id, ids) => {
      const standings = await this.#store.board.standings(id, ids);
      return new Map(standings.flatMap((one) => (one ? [[one.player, one] as const] : [])));
    },
  };

  async begin(): Promise<void> {
    const { id } = this.#definition;
    await this.#store.games.create(
      this.#definition,
      this.state,
      controls(this.#definition, this.state),
    );
    for (const nickname of ['Ana', 'Ben', 'Chloé']) {
      const player = await this.#store.players.get(id, await join(this.#store, id, nickname));
      if (player) this.#players.push(player);
    }
  }

  async step({ event, after, answers }: Plan['steps'][number]): Promise<void> {
    this.#clock.now += after;
    // Scores come from the scoring, not from the plan.
    if (event.type !== 'scored') await this.#happen(event);
    const { phase } = this.state;
    if (phase.name === 'open') {
      const value = VALUES[phase.question] ?? '';
      for (const { id } of this.#players.slice(0, answers))
        await this.#store.answers.submit(this.#definition.id, id, phase.question, value);
    }
  }

  /** Scores the question that has just closed. */
  async score(): Promise<void> {
    const phase = this.state.phase.name === 'paused' ? this.state.phase.inner : this.state.phase;
    if (phase.name !== 'scoring') return;
    const scoring = {
      score: async (batch: Parameters<typeof scoreBatch>[1]) => scoreBatch(rules, batch),
    };
    const { summary } = await scoreQuestion(
      { ...this.#sources, hooks: noHooks(), scoring },
      this.#definition,
      this.state,
      phase.question,
    );
    await this.#happen({ type: 'scored', summary });
  }

  async #happen(event: Event): Promise<void> {
    try {
      const next = reduce(this.#definition, this.state, event, this.#clock.now)?.state;
      if (!next) return;
      const control = controls(this.#definition, next);
      await this.#store.games.commit(this.#definition.id, this.state.version, next, control, 1000);
      this.state = next;
    } catch (error) {
      if (!(error instanceof QRushError)) throw error;
    }
  }

  /** The views of the host and of each player. */
  async views(): Promise<Snapshot[]> {
    const shown = await snapshot(this.#sources, this.#definition, this.state);
    const game = { definition: this.#definition, state: this.state };
    const own = await Promise.all(
      this.#players.map((player) => ownState(this.#sources, game, player, shown)),
    );
    return [shown, ...own.map((you) => ({ ...shown, you }))];
  }
}

it('P29: two games that differ in right answers look the same until these are revealed', async () => {
  let revealed = 0;
  await fc.assert(
    fc.asyncProperty(anyPlan, async (plan) => {
      const one = new Running(definitionOf(plan, QUESTIONS.length));
      const other = new Running(definitionOf(plan, plan.differsFrom));
      await Promise.all([one.begin(), other.begin()]);
      const hidden = () => (one.state.last?.question ?? -1) < plan.differsFrom;
      for (const step of plan.steps) {
        await Promise.all([one.step(step), other.step(step)]);
        if (!hidden()) break;
        expect(await other.views()).toEqual(await one.views());
        await Promise.all([one.score(), other.score()]);
        if (!hidden()) break;
        expect(await other.views()).toEqual(await one.views());
      }
      if (hidden()) return;
      // And the comparison would have seen it: the reveal does show the right answer.
      revealed += 1;
      const [[seen], [seenOther]] = [await one.views(), await other.views()];
      expect(seen?.reveal?.correct).toBeDefined();
      expect(seenOther?.reveal?.correct).not.toEqual(seen?.reveal?.correct);
    }),
    { numRuns: 150 },
  );
  expect(revealed).toBeGreaterThan(0);
});

it('P29: a snapshot shows what belongs to the phase, and nothing else', async () => {
  const plan = { differsFrom: 0, steps: [], autoAdvance: null };
  const running = new Running(definitionOf(plan, 0));
  await running.begin();
  const shows = async () => {
    const [shown] = await running.views();
    const optional = ['opensAt', 'question', 'answers', 'reveal', 'leaderboard', 'podium'] as const;
    return [shown?.phase, ...optional.filter((name) => shown?.[name] !== undefined)];
  };
  const happen = (event: Event, after = 0, answers = 0) => running.step({ event, after, answers });
  expect(await shows()).toEqual(['lobby']);
  await happen({ type: 'start' });
  expect(await shows()).toEqual(['countdown', 'opensAt']);
  await happen({ type: 'due' }, 1000, 2);
  expect(await shows()).toEqual(['question', 'question', 'answers']);
  const [, answered, , silent] = await running.views();
  expect(answered?.you).toMatchObject({ nickname: 'Ana', answered: { value: 0 }, total: 0 });
  expect(silent?.you).toMatchObject({ nickname: 'Chloé' });
  expect(silent?.you?.answered).toBeUndefined();
  await happen({ type: 'pause' }, 500);
  expect((await running.views())[0]).toMatchObject({ phase: 'question', pausedAt: 1_001_500 });
  await happen({ type: 'resume' });
  await happen({ type: 'skip' });
  expect(await shows()).toEqual(['closed', 'question', 'answers']);
  await running.score();
  expect(await shows()).toEqual(['revealed', 'question', 'answers', 'reveal', 'leaderboard']);
  await happen({ type: 'end' });
  expect(await shows()).toEqual(['finished', 'reveal', 'leaderboard', 'podium']);
});

it("a question says the language that it is in: its own, or the quiz's", async () => {
  const definition = definitionOf({ differsFrom: 0, steps: [], autoAdvance: null }, 0);
  const [first, second] = definition.quiz.questions as [Question, Question];
  const questions = [{ ...first, language: 'ar' }, second];
  const running = new Running({ ...definition, quiz: { ...definition.quiz, questions } });
  await running.begin();
  const languages = [];
  for (const type of ['start', 'skip', 'skip', 'next'] as const) {
    await running.step({ event: { type }, after: 0, answers: 0 });
    await running.score();
    languages.push((await running.views())[0]?.question?.language);
  }
  expect(languages).toEqual([undefined, 'ar', 'ar', 'en']);
});

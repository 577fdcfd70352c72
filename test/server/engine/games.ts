import fc from 'fast-check';
import type { Before } from '../../../server/engine/plan.ts';
import { reduce } from '../../../server/engine/reduce.ts';
import type { Definition, Event, State } from '../../../server/engine/state.ts';

/** A game of so many questions, with nothing but what the engine looks at. */
export function definitionOf(
  questions: number,
  options: Partial<Definition['options']> = {},
): Definition {
  return {
    id: 'game',
    pin: '123456',
    quizId: 'quiz',
    quiz: {
      title: 'Quiz',
      description: '',
      language: 'en',
      questions: Array.from({ length: questions }, (_, index) => ({
        type: 'single',
        text: `Question ${index}`,
        options: ['a', 'b', 'c', 'd'],
        correct: [index % 4],
        limit: 10 + index,
        points: 1000,
      })),
    },
    mode: 'classic',
    options: { countdown: 3, autoAdvance: null, maxPlayers: 100, ...options },
    modeOptions: { speed: true, streak: true },
    grace: 500,
    createdAt: 0,
  };
}

/** The state that an event leads to. @throws Error when it changes nothing */
export function after(definition: Definition, from: State, event: Event, at: number): State {
  const next = reduce(definition, from, event, at)?.state;
  if (!next) throw new Error(`"${event.type}" changed nothing`);
  return next;
}

export const anyDefinition: fc.Arbitrary<Definition> = fc
  .record({
    questions: fc.integer({ min: 1, max: 4 }),
    countdown: fc.constantFrom(0, 3),
    autoAdvance: fc.constantFrom(null, 0, 5),
    board: fc.boolean(),
    explained: fc.boolean(),
    reading: fc.constantFrom(0, 0, 4, 'length' as const),
    preload: fc.boolean(),
    hold: fc.boolean(),
    pictured: fc.boolean(),
    inForm: fc.constantFrom(undefined, 'text' as const, 'options' as const),
    before: fc.constantFrom(undefined, undefined, {}, { first: 1 }, { shows: 'text' as const }),
  })
  .map(({ questions, before, explained, pictured, inForm, ...options }) => {
    const game = definitionOf(questions, options);
    if (explained) for (const question of game.quiz.questions) question.explanation = 'Because.';
    if (pictured)
      for (const question of game.quiz.questions)
        question.media = { image: '/media/moon.png', alt: 'The moon' };
    return {
      ...game,
      ...(options.preload &&
        inForm && {
          pictures: Object.fromEntries(
            [...Array(questions).keys()].map((index) => [index, inForm]),
          ),
        }),
      ...(before && { plan: { turn: { before: { ...BUZZ, ...before } } } }),
    };
  });

/** Something to be asked before a question. */
export const BUZZ: Before = {
  form: { kind: 'pick', options: ['Me!'] },
  label: 'Who knows?',
  seconds: 5,
};

export const summaryOf = (question: number) => ({
  question,
  answers: 0,
  correct: [question % 4],
  distribution: [],
});

/** Anything that can happen, at any time, in or out of place. */
export const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Event>({ type: 'due' }) },
  { weight: 2, arbitrary: fc.constant<Event>({ type: 'next' }) },
  { weight: 2, arbitrary: fc.constant<Event>({ type: 'board' }) },
  { weight: 2, arbitrary: fc.constant<Event>({ type: 'start' }) },
  { weight: 2, arbitrary: fc.constant<Event>({ type: 'skip' }) },
  fc.integer({ min: 1, max: 120 }).map((seconds): Event => ({ type: 'extend', seconds })),
  fc.constant<Event>({ type: 'pause' }),
  { weight: 2, arbitrary: fc.constant<Event>({ type: 'resume' }) },
  fc.integer({ min: 0, max: 5000 }).map((grace): Event => ({ type: 'slower', grace })),
  fc.boolean().map((locked): Event => ({ type: 'lock', locked })),
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: -1, max: 8 })
      .map((half): Event => ({ type: 'all-answered', question: half / 2 })),
  },
  fc.integer({ min: -1, max: 8 }).map((half): Event => ({ type: 'enough', question: half / 2 })),
  fc.integer({ min: 0, max: 4 }).map((question): Event => ({ type: 'loaded', question })),
  fc.constant<Event>({ type: 'ahead' }),
  fc
    .tuple(fc.constantFrom('p1', 'p2', 'p3'), fc.constantFrom(1, 1.25, 2, 3))
    .map(([player, factor]): Event => ({ type: 'time', player, factor })),
  fc.integer({ min: 0, max: 4 }).map((question): Event => ({ type: 'reached', question })),
  fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.subarray(['p1', 'p2']))
    .map(([question, players]): Event => ({ type: 'admitted', question, players })),
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(false, false, false, true))
      .map(
        ([question, finish]): Event => ({
          type: 'scored',
          summary: summaryOf(question),
          ...(finish && { finish }),
        }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 0, max: 4 })
      .map((question): Event => ({ type: 'judge', ruling: { question, void: true } })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 3 })).map(
      ([question, revision]): Event => ({
        type: 'scored',
        summary: summaryOf(question),
        recount: { revision, graded: question },
      }),
    ),
  },
);

/** The same, and rarely the end. */
export const anyEventOrEnd: fc.Arbitrary<Event> = fc.oneof(
  { weight: 30, arbitrary: anyEvent },
  { weight: 1, arbitrary: fc.constant<Event>({ type: 'end' }) },
);

/** The steps after an answer, one after the other. */
import { describe, expect, it } from 'vitest';
import { readingTime } from '../../../server/engine/after-reveal.ts';
import { controls } from '../../../server/engine/controls.ts';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import type { Definition, Event, Revealed, State } from '../../../server/engine/state.ts';
import { definitionOf, summaryOf } from './games.ts';

const EXPLANATION = 'Bananas are berries, and strawberries are not. '.repeat(4);

/** A game of three questions with the option, the first of which is explained. */
function game(options: Partial<Definition['options']> = {}): Definition {
  const definition = definitionOf(3, { board: true, ...options });
  for (const question of definition.quiz.questions.slice(0, 1)) question.explanation = EXPLANATION;
  return definition;
}

const revealed = (question: number, more: Partial<Revealed> = {}): State => ({
  ...initialState(),
  phase: { name: 'revealed', question, openedAt: 0, closedAt: 1000, nextAt: null, ...more },
  last: summaryOf(question),
});

/** The steps that follow `event` from here, until nothing does, and then the phase. */
function steps(definition: Definition, from: State, event: Event): string[] {
  let state = from;
  const seen: string[] = [];
  for (;;) {
    const { phase } = state;
    if (phase.name !== 'revealed') return [...seen, phase.name];
    const now = controls(definition, state).dueAt ?? 5000;
    let next: State | undefined;
    try {
      next = reduce(definition, state, event, now)?.state;
    } catch {
      return [...seen, 'refused'];
    }
    if (!next) return [...seen, 'same'];
    state = next;
    if (state.phase.name === 'revealed' && state.phase.step) seen.push(state.phase.step);
  }
}

describe('`board` goes from the answer', () => {
  it.each<[string, Definition, State, string[]]>([
    ['to the explanation and the board', game(), revealed(0), ['explanation', 'board', 'refused']],
    ['to the board where nothing is explained', game(), revealed(1), ['board', 'refused']],
    ['nowhere before the podium', game(), revealed(2), ['refused']],
    [
      'to the explanation only when the mode has ended the game',
      game(),
      revealed(0, { final: true }),
      ['explanation', 'refused'],
    ],
    [
      'to the explanation only when nobody could earn anything',
      game(),
      { ...revealed(0), last: { ...summaryOf(0), graded: false } },
      ['explanation', 'refused'],
    ],
    [
      'to the explanation only in a game in which nobody can earn anything',
      { ...game(), plan: { points: 0 } },
      revealed(0),
      ['explanation', 'refused'],
    ],
    ['nowhere in a game without the option', game({ board: false }), revealed(0), ['refused']],
  ])('%s', (_what, definition, state, expected) => {
    expect(steps(definition, state, { type: 'board' })).toEqual(expected);
  });
});

it('`next` goes on from each step, for hosts who know of none', () => {
  for (const step of [undefined, 'explanation', 'board'] as const)
    expect(
      reduce(game(), revealed(0, step && { step }), { type: 'next' }, 5000)?.state.phase,
    ).toMatchObject({ name: 'open', question: 1 });
});

it('a game that goes on by itself takes each step, and gives a text the time to be read', () => {
  const auto = game({ autoAdvance: 3 });
  expect(steps(auto, revealed(0, { nextAt: 4000 }), { type: 'due' })).toEqual([
    'explanation',
    'board',
    'open',
  ]);
  const explained = reduce(auto, revealed(0, { nextAt: 4000 }), { type: 'due' }, 4000)?.state;
  const until = 4000 + readingTime(EXPLANATION);
  expect(explained?.phase).toMatchObject({ step: 'explanation', nextAt: until });
  expect(reduce(auto, explained as State, { type: 'due' }, until - 1)).toBeNull();
  expect(reduce(auto, explained as State, { type: 'due' }, until)?.state.phase).toMatchObject({
    step: 'board',
    nextAt: until + 3000,
  });
  // The host may be faster: then the board stands for its time, too.
  expect(reduce(auto, explained as State, { type: 'board' }, 5000)?.state.phase).toMatchObject({
    step: 'board',
    nextAt: 8000,
  });
  const hasty = game({ autoAdvance: 0 });
  const next = reduce(hasty, revealed(0, { nextAt: 1000 }), { type: 'due' }, 1000)?.state;
  expect(next?.phase).toMatchObject({ step: 'explanation', nextAt: 1000 });
});

it.each([undefined, 'explanation', 'board'] as const)(
  'a game can be paused and ended in each step (%s)',
  (step) => {
    const state = revealed(0, { nextAt: 9000, ...(step && { step }) });
    const paused = reduce(game(), state, { type: 'pause' }, 5000)?.state as State;
    expect(() => reduce(game(), paused, { type: 'board' }, 6000)).toThrow(
      expect.objectContaining({ code: 'WRONG_PHASE' }),
    );
    expect(reduce(game(), paused, { type: 'resume' }, 7000)?.state.phase).toEqual({
      ...state.phase,
      nextAt: 11_000,
    });
    for (const from of [state, paused])
      expect(reduce(game(), from, { type: 'end' }, 7000)?.state.phase).toMatchObject({
        name: 'finished',
        reason: 'ended',
      });
  },
);

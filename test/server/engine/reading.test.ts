/** Questions that are read before they can be answered, and loaded. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { controls } from '../../../server/engine/controls.ts';
import { PATIENCE, readingOf } from '../../../server/engine/reading.ts';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import type { Definition, Event, State } from '../../../server/engine/state.ts';
import { after, BUZZ, definitionOf } from './games.ts';

const media = { image: '/media/moon.png', alt: 'The moon' };

/** A game of two questions, the first of which has a picture. */
function game(options: Partial<Definition['options']>, more: Partial<Definition> = {}): Definition {
  const definition = { ...definitionOf(2, { countdown: 0, ...options }), ...more };
  for (const question of definition.quiz.questions.slice(0, 1)) question.media = media;
  return definition;
}

const START: Event = { type: 'start' };
const DUE: Event = { type: 'due' };
const LOADED: Event = { type: 'loaded', question: 0 };

it('a question is read between the countdown and its opening, also after a reveal', () => {
  const definition = game({ countdown: 3, reading: 5 });
  const counting = after(definition, initialState(), START, 0);
  expect(counting.phase).toEqual({ name: 'countdown', question: 0, opensAt: 3000 });
  const read = after(definition, counting, DUE, 3000);
  expect(read.phase).toEqual({
    name: 'countdown',
    question: 0,
    opensAt: 8000,
    shows: 'text',
    reads: { shownAt: 3000 },
  });
  expect(controls(definition, read)).toMatchObject({ gate: null, dueAt: 8000 });
  expect(reduce(definition, read, DUE, 7999)).toBeNull();
  expect(after(definition, read, DUE, 8000).phase).toMatchObject({ name: 'open', openedAt: 8000 });
  // Nobody need wait for slow readers, or for the countdown.
  expect(after(definition, read, { type: 'skip' }, 4000).phase.name).toBe('open');
  expect(after(definition, counting, { type: 'skip' }, 1000).phase).toMatchObject({
    opensAt: 6000,
  });
  const revealed: State = {
    ...initialState(),
    phase: { name: 'revealed', question: 0, openedAt: 0, closedAt: 1, nextAt: null },
  };
  expect(after(definition, revealed, { type: 'next' }, 9000).phase).toMatchObject({
    question: 1,
    opensAt: 14_000,
    reads: { shownAt: 9000 },
  });
});

it('by the length of the text it takes from 3 to 15 seconds, longer ones longer', () => {
  const times = (text: string, timeFactor = 1) => {
    const definition = definitionOf(1, { reading: 'length', timeFactor });
    for (const question of definition.quiz.questions) question.text = text;
    return readingOf(definition, 0);
  };
  fc.assert(
    fc.property(fc.string({ maxLength: 500 }), fc.string({ maxLength: 100 }), (text, more) => {
      expect(times(text)).toBeGreaterThanOrEqual(3000);
      expect(times(text + more)).toBeLessThanOrEqual(15_000);
      expect(times(text + more)).toBeGreaterThanOrEqual(times(text));
    }),
  );
  expect(times('', 2)).toBe(6000);
});

it('what was asked before the question is over while it is read, and is not read twice', () => {
  const asked = game({ reading: 5 }, { plan: { turn: { before: BUZZ } } });
  const asking = after(asked, initialState(), START, 0);
  const read = after(asked, asking, { type: 'all-answered', question: -0.5 }, 2000);
  expect(read.phase).toMatchObject({ opensAt: 7000, ask: { closedAt: 2000 } });
  expect(controls(asked, read)).toMatchObject({
    gate: { question: -0.5, status: 'closed' },
    dueAt: 7000,
  });
  expect(after(asked, read, DUE, 7000).phase).toMatchObject({ name: 'open', question: 0 });
  for (const before of [
    { ...BUZZ, shows: 'text' as const },
    { ...BUZZ, first: 1 },
  ]) {
    const shown = game({ reading: 5 }, { plan: { turn: { before } } });
    const over = after(shown, after(shown, initialState(), START, 0), { type: 'skip' }, 1000);
    expect(over.phase).not.toHaveProperty('reads');
  }
});

it('a picture is waited for until all have it who load ahead, 3 seconds at the most', () => {
  const definition = game({ preload: true, reading: 2 });
  const read = after(definition, initialState(), START, 0);
  const until = 2000 + PATIENCE;
  expect(read.phase).toMatchObject({ opensAt: 2000, reads: { shownAt: 0, until } });
  expect(controls(definition, read).dueAt).toBe(until);
  // It is read as long as it should be, whoever has loaded it.
  expect(reduce(definition, read, LOADED, 1999)).toBeNull();
  expect(after(definition, read, LOADED, 2000).phase.name).toBe('open');
  expect(reduce(definition, read, { type: 'loaded', question: 1 }, 2000)).toBeNull();
  expect(reduce(definition, read, DUE, until - 1)).toBeNull();
  expect(after(definition, read, DUE, until).phase.name).toBe('open');
  // In a pause nothing opens, and it waits as long afterwards.
  const paused = after(definition, read, { type: 'pause' }, 1000);
  expect(reduce(definition, paused, LOADED, 9000)).toBeNull();
  const resumed = after(definition, paused, { type: 'resume' }, 11_000);
  expect(resumed.phase).toMatchObject({
    opensAt: 12_000,
    reads: { shownAt: 10_000, until: until + 10_000 },
  });
});

it('without a picture, or the option, nobody is waited for', () => {
  expect(after(game({}), initialState(), START, 0).phase.name).toBe('open');
  const definition = game({ preload: true });
  const waiting = after(definition, initialState(), START, 0);
  expect(waiting.phase).toMatchObject({ opensAt: 0, reads: { until: PATIENCE } });
  const revealed: State = {
    ...initialState(),
    phase: { name: 'revealed', question: 0, openedAt: 0, closedAt: 1, nextAt: null },
  };
  expect(after(definition, revealed, { type: 'next' }, 5000).phase.name).toBe('open');
});

it('pictures of options are loaded when the question has been read, and not before', () => {
  const pictures = { 0: 'options' as const };
  const definition = game({ preload: true, reading: 2 }, { pictures });
  const read = after(definition, initialState(), START, 0);
  expect(read.phase).toMatchObject({ opensAt: 2000, reads: { shownAt: 0 } });
  expect(read.phase).not.toHaveProperty('reads.until');
  expect(reduce(definition, read, LOADED, 2000)).toBeNull();
  expect(controls(definition, read)).toMatchObject({ gate: null, dueAt: 2000 });
  const loads = after(definition, read, DUE, 2010);
  const until = 2010 + PATIENCE;
  expect(loads.phase).toMatchObject({ opensAt: 2000, reads: { shownAt: 0, until, all: true } });
  expect(controls(definition, loads)).toMatchObject({ gate: null, dueAt: until });
  expect(reduce(definition, loads, DUE, until - 1)).toBeNull();
  expect(after(definition, loads, DUE, until).phase.name).toBe('open');
  expect(after(definition, loads, LOADED, 2200).phase.name).toBe('open');
  // A host who skips waits for neither.
  for (const state of [read, loads])
    expect(after(definition, state, { type: 'skip' }, 2100).phase.name).toBe('open');
  const paused = after(definition, loads, { type: 'pause' }, 2100);
  expect(after(definition, paused, { type: 'resume' }, 3100).phase).toMatchObject({
    reads: { until: until + 1000, all: true },
  });
  // Where there is no time to read, they are loaded at once.
  const quick = after(game({ preload: true }, { pictures }), initialState(), START, 0);
  expect(quick.phase).toMatchObject({ opensAt: 0, reads: { until: PATIENCE, all: true } });
});

it('a picture to point at is loaded while the question is read, as it is shown with the text', () => {
  const pointed = { ...definitionOf(1, { countdown: 0, preload: true, reading: 2 }) };
  const definition = { ...pointed, pictures: { 0: 'text' as const } };
  const read = after(definition, initialState(), START, 0);
  expect(read.phase).toMatchObject({ opensAt: 2000, reads: { until: 2000 + PATIENCE } });
  expect(after(definition, read, LOADED, 2000).phase.name).toBe('open');
});

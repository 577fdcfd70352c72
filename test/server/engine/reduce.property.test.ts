/** Whatever happens to a game, in whatever order: it stays one that can be. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAsking } from '../../../server/engine/asking.ts';
import { controls } from '../../../server/engine/controls.ts';
import { isHeld } from '../../../server/engine/hold.ts';
import { initialState, reduce, type Transition } from '../../../server/engine/reduce.ts';
import type { Definition, Event, Phase, State } from '../../../server/engine/state.ts';
import { QRushError } from '../../../server/protocol/errors.ts';
import { anyDefinition, anyEvent, anyEventOrEnd } from './games.ts';

interface Happening {
  event: Event;
  /** ms after the one before. */
  after: number;
}

const happenings = (event: fc.Arbitrary<Event>): fc.Arbitrary<Happening[]> =>
  fc.array(fc.record({ event, after: fc.integer({ min: 0, max: 20_000 }) }), {
    minLength: 10,
    maxLength: 120,
  });

/** Plays what happens. @returns every step: the state before, what happened, and what came of it */
function* steps(definition: Definition, list: Happening[]) {
  let state = initialState();
  let now = 1000;
  for (const { event, after } of list) {
    now += after;
    let transition: Transition | null = null;
    const before = structuredClone(state);
    try {
      transition = reduce(definition, state, event, now);
    } catch (error) {
      if (!(error instanceof QRushError)) throw error;
      expect(error.code).toBe('WRONG_PHASE');
    }
    expect(state).toEqual(before);
    yield { before, event, now, transition };
    if (transition) state = transition.state;
  }
}

const inner = (phase: Phase): Phase => (phase.name === 'paused' ? phase.inner : phase);
const questionOf = (phase: Phase): number => {
  const shown = inner(phase);
  return 'question' in shown ? shown.question : shown.name === 'finished' ? Infinity : -1;
};

/** Facts that must be true of every state, whatever led to it. */
function expectPossible(definition: Definition, state: State): void {
  const { phase } = state;
  const shown = inner(phase);
  const last = definition.quiz.questions.length - 1;
  if ('question' in shown) expect(shown.question).toBeLessThanOrEqual(last);
  if (shown.name === 'open')
    expect(shown.closesAt - shown.openedAt).toBeGreaterThanOrEqual(
      (definition.quiz.questions[shown.question]?.limit ?? 0) * 1000,
    );
  if (shown.name === 'scoring' || shown.name === 'revealed') {
    expect(shown.closedAt).toBeGreaterThanOrEqual(shown.openedAt);
  }
  if (shown.name === 'scoring' && shown.from !== undefined) {
    expect(shown.from).toBeLessThanOrEqual(shown.question);
    expect(state.last?.question).toBe(shown.question);
    expect(state.rulings?.length).toBeGreaterThan(0);
  }
  if (shown.name === 'revealed') expect(state.last?.question).toBe(shown.question);
  for (const { version } of state.pending) expect(version).toBeLessThanOrEqual(state.version);

  const { door, gate, dueAt } = controls(definition, state);
  // Answers are taken to an open question and to what is asked before one, and then the game wakes up
  // when it must.
  const takes = phase.name === 'open' || isAsking(phase);
  expect(gate?.status === 'open').toBe(takes);
  const most = Math.max(0, ...Object.values(gate?.longer ?? {}).map(({ by }) => by));
  const later = phase.name === 'open' && phase.overtime ? most : 0;
  if (takes) expect(dueAt).toBe(isHeld(phase) ? phase.holds.until : (gate?.until ?? 0) + later + 1);
  // Places among the answers never go back.
  if (gate) expect(Math.ceil(gate.question)).toBeLessThanOrEqual(last);
  if (phase.name === 'paused' || phase.name === 'finished') expect(dueAt).toBeNull();
  expect(door === 'finished').toBe(phase.name === 'finished');
}

it('no sequence of events reaches an impossible state', () => {
  fc.assert(
    fc.property(anyDefinition, happenings(anyEventOrEnd), (definition, list) => {
      for (const { transition } of steps(definition, list)) {
        if (transition) expectPossible(definition, transition.state);
      }
    }),
    { numRuns: 300 },
  );
});

it('each change is one version on, and asks only for what is new', () => {
  fc.assert(
    fc.property(anyDefinition, happenings(anyEventOrEnd), (definition, list) => {
      for (const { before, transition } of steps(definition, list)) {
        if (!transition) continue;
        const { state, pending } = transition;
        expect(state.version).toBe(before.version + 1);
        expect(state.pending).toEqual([...before.pending, ...pending]);
        for (const { version } of pending) expect(version).toBe(state.version);
        expect({ ...state, version: 0 }).not.toEqual({ ...before, version: 0 });
      }
    }),
  );
});

it('questions come in order, each is opened, scored and revealed once, and one end is final', () => {
  fc.assert(
    fc.property(anyDefinition, happenings(anyEventOrEnd), (definition, list) => {
      let question = -1;
      const done = new Map<string, number>();
      for (const { before, event, transition } of steps(definition, list)) {
        if (before.phase.name === 'finished') expect(transition).toBeNull();
        if (!transition) continue;
        // A ruling has what was revealed scored once more, and revealed once more.
        if (event.type === 'judge')
          for (const name of done.keys())
            if (/"(score|announce-reveal)"/.test(name)) done.delete(name);
        const next = questionOf(transition.state.phase);
        if (next !== question && next !== Infinity) expect(next).toBe(question + 1);
        question = next;
        for (const { effect } of transition.pending) {
          // After a pause, those who were first are looked up once more.
          if (/announce-(state|time)|admit/.test(effect.do)) continue;
          if ('again' in effect) continue;
          const name = JSON.stringify(effect);
          done.set(name, (done.get(name) ?? 0) + 1);
        }
      }
      expect([...done].filter(([, times]) => times > 1)).toEqual([]);
    }),
  );
});

it('a pause of any length changes no time to answer, and the same timer later does the same', () => {
  fc.assert(
    fc.property(anyDefinition, happenings(anyEvent), fc.nat(1e7), (definition, list, length) => {
      for (const { now, transition } of steps(definition, list)) {
        if (!transition || transition.state.phase.name === 'finished') continue;
        const { state } = transition;
        if (state.phase.name === 'paused' || state.phase.name === 'lobby') continue;
        const paused = reduce(definition, state, { type: 'pause' }, now);
        const resumed =
          paused && reduce(definition, paused.state, { type: 'resume' }, now + length);
        const [before, after] = [
          controls(definition, state),
          resumed && controls(definition, resumed.state),
        ];
        expect(after?.dueAt).toBe(before.dueAt === null ? null : before.dueAt + length);
        expect(after?.gate?.status).toBe(before.gate?.status);
      }
    }),
    { numRuns: 50 },
  );
});

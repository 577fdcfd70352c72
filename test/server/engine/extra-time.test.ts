/** Extra time for single players. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { controls } from '../../../server/engine/controls.ts';
import { laterBy } from '../../../server/engine/extra-time.ts';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import type { Definition, Event, Open, State } from '../../../server/engine/state.ts';
import { patiently, seeds } from '../../support/seeds.ts';
import { after, anyDefinition, anyEvent, definitionOf } from './games.ts';

const two = definitionOf(2);
const open: Open = { name: 'open', question: 0, openedAt: 3000, closesAt: 13_000 };
const DUE: Event = { type: 'due' };
const give = (player: string, factor: number): Event => ({ type: 'time', player, factor });

const stateOf = (phase: State['phase'], longer?: State['longer']): State => ({
  ...initialState(),
  phase,
  ...(longer && { longer }),
});
const ana = { ana: 2 };

it('is given and taken away, and only the player is told', () => {
  const given = after(two, stateOf({ name: 'lobby' }), give('ana', 2), 0);
  expect(given).toMatchObject({ longer: ana });
  expect(given.pending.map(({ effect }) => effect)).toEqual([
    { do: 'announce-time', player: 'ana' },
  ]);
  expect(reduce(two, given, give('ana', 2), 0)).toBeNull();
  expect(reduce(two, given, give('ben', 1), 0)).toBeNull();
  const both = after(two, given, give('ben', 1.5), 0);
  expect(both.longer).toEqual({ ana: 2, ben: 1.5 });
  expect(after(two, both, give('ana', 1), 0).longer).toEqual({ ben: 1.5 });
  expect(after(two, given, give('ana', 1), 0).longer).toBeUndefined();
});

it('is for 200 players at the most', () => {
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`p${at}`, 2]));
  const full = stateOf({ name: 'lobby' }, many);
  expect(() => reduce(two, full, give('ana', 2), 0)).toThrow('at most 200');
  expect(after(two, full, give('p7', 3), 0).longer).toMatchObject({ p7: 3 });
});

it('is told to the store beside the open question, which waits for overtime', () => {
  const state = stateOf(open, { ana: 2, ben: 1.25 });
  const { gate, dueAt } = controls(two, state);
  expect(gate).toEqual({
    ...{ question: 0, status: 'open', openedAt: 3000, closesAt: 13_000, until: 13_500 },
    longer: { ana: { factor: 2, by: 10_000 }, ben: { factor: 1.25, by: 2500 } },
  });
  expect(dueAt).toBe(13_501);
  expect(reduce(two, state, DUE, 13_500)).toBeNull();

  const late = after(two, state, DUE, 13_501);
  expect(late.phase).toEqual({ ...open, overtime: true });
  expect(late.pending.map(({ effect }) => effect)).toEqual([
    { do: 'announce-question', question: 0, again: true },
  ]);
  expect(controls(two, late)).toMatchObject({
    gate: { status: 'open', until: 13_500, only: ['ana', 'ben'] },
    dueAt: 23_501,
  });
  expect(reduce(two, late, DUE, 23_500)).toBeNull();
  expect(after(two, late, DUE, 23_501).phase).toMatchObject({ name: 'scoring', closedAt: 23_501 });
});

it('keeps nobody waiting when all who have it have answered, or are not asked', () => {
  const closed = (state: State, due: Event) => after(two, state, due, 13_501).phase.name;
  expect(closed(stateOf(open, ana), { type: 'due', answered: 0 })).toBe('scoring');
  expect(closed(stateOf(open, ana), { type: 'due', answered: 1 })).toBe('open');
  expect(closed(stateOf({ ...open, only: ['ben'] }, ana), DUE)).toBe('scoring');
  const late = stateOf({ ...open, overtime: true }, ana);
  const answered: Event = { type: 'all-answered', question: 0 };
  expect(after(two, late, answered, 15_000).phase.name).toBe('scoring');
  // Taken away in overtime: it is over.
  const taken = after(two, late, give('ana', 1), 15_000);
  expect(controls(two, taken)).toMatchObject({ gate: { only: [] }, dueAt: 13_501 });
  expect(after(two, taken, DUE, 15_001).phase.name).toBe('scoring');
});

it('of a question that closes at its deadline, overtime ends with the last answer', () => {
  const timed: Definition = { ...two, plan: { turn: { closes: 'time' } } };
  const answered: Event = { type: 'all-answered', question: 0 };
  expect(reduce(timed, stateOf(open, ana), answered, 9000)).toBeNull();
  const late = stateOf({ ...open, overtime: true }, ana);
  expect(after(timed, late, answered, 15_000).phase.name).toBe('scoring');
});

it('ends for all when enough have answered right', () => {
  const race: Definition = { ...two, plan: { turn: { closes: { right: 1 } } } };
  const enough: Event = { type: 'enough', question: 0 };
  const decided = after(race, stateOf(open, ana), enough, 5000);
  expect(decided.phase).toEqual({ ...open, closesAt: 5000, decided: true });
  expect(controls(race, decided).gate).toMatchObject({ longer: { ana: { factor: 2, by: 0 } } });
  expect(after(race, decided, DUE, 5501).phase.name).toBe('scoring');
  const late = stateOf({ ...open, overtime: true }, ana);
  expect(after(race, late, enough, 15_000).phase.name).toBe('scoring');
  expect(after(race, stateOf(open), enough, 5000).phase).not.toHaveProperty('decided');
});

it('is over everybody again when the host adds time in overtime', () => {
  const late = stateOf({ ...open, overtime: true }, ana);
  const more = after(two, late, { type: 'extend', seconds: 10 }, 15_000);
  expect(more.phase).toEqual({ ...open, closesAt: 25_000 });
  expect(controls(two, more)).toMatchObject({
    gate: { closesAt: 25_000, longer: { ana: { by: 22_000 } } },
    dueAt: 25_501,
  });
  expect(controls(two, more).gate).not.toHaveProperty('only');
});

it('counts from when a question was shown, not from when chats got it', () => {
  const shown = { ...open, closesAt: 14_500, held: 1500 };
  expect(laterBy(stateOf(shown, ana), 'ana')).toBe(10_000);
  expect(laterBy(stateOf({ name: 'paused', inner: shown, pausedAt: 5000 }, ana), 'ana')).toBe(
    10_000,
  );
  expect(laterBy(stateOf(shown, ana), 'ben')).toBe(0);
  expect(laterBy(stateOf({ name: 'lobby' }, ana), 'ana')).toBe(0);
});

/** Plays what may happen. @returns each state that this leads to, and when */
function* states(definition: Definition, list: { event: Event; after: number }[]) {
  let state = initialState();
  let now = 1000;
  for (const { event, after: by } of list) {
    now += by;
    try {
      state = reduce(definition, state, event, now)?.state ?? state;
    } catch {
      continue;
    }
    yield { state, now };
  }
}

const doings = (event: fc.Arbitrary<Event>) =>
  fc.array(fc.record({ event, after: fc.nat(9000) }), { maxLength: 60 });
const usual = anyEvent.filter(({ type }) => type !== 'time');
const runs = { numRuns: Math.ceil(seeds.numRuns / 4) };

it('a pause changes nothing of it, and it is never longer than its factor says', patiently, () => {
  fc.assert(
    fc.property(anyDefinition, doings(anyEvent), fc.nat(1e7), (definition, list, length) => {
      for (const { state, now } of states(definition, list)) {
        const { gate } = controls(definition, state);
        const limit = (gate?.closesAt ?? 0) - (gate?.openedAt ?? 0);
        for (const { factor, by } of Object.values(gate?.longer ?? {})) {
          expect(by).toBeGreaterThanOrEqual(0);
          expect(by).toBeLessThanOrEqual(Math.round((factor - 1) * limit));
        }
        if (state.phase.name !== 'open') continue;
        const paused = after(definition, state, { type: 'pause' }, now);
        const resumed = after(definition, paused, { type: 'resume' }, now + length);
        for (const later of [paused, resumed])
          expect(controls(definition, later).gate).toMatchObject({
            ...(gate?.longer && { longer: gate.longer }),
            ...(gate?.only && { only: gate.only }),
          });
      }
    }),
    runs,
  );
});

it('a game in which nobody has it knows nothing of it', patiently, () => {
  fc.assert(
    fc.property(anyDefinition, doings(usual), (definition, list) => {
      for (const { state } of states(definition, list)) {
        expect(JSON.stringify([state, controls(definition, state)])).not.toMatch(
          /longer|overtime|decided/,
        );
      }
    }),
    runs,
  );
});

/** Questions that browsers are shown when half of those in chats have them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { controls } from '../../../server/engine/controls.ts';
import { isHeld, LONGEST_HOLD, shownAt, withheld } from '../../../server/engine/hold.ts';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import type { Definition, Event, Open, Phase, State } from '../../../server/engine/state.ts';
import { patiently, seeds } from '../../support/seeds.ts';
import { after, definitionOf } from './games.ts';

const game = (options: Partial<Definition['options']> = {}): Definition =>
  definitionOf(2, { countdown: 0, hold: true, ...options });

const START: Event = { type: 'start' };
const DUE: Event = { type: 'due' };
const REACHED: Event = { type: 'reached', question: 0 };

/** Somebody is in a chat. */
const chatty = (definition: Definition): State =>
  after(definition, initialState(), { type: 'ahead' }, 0);

const opened = (definition: Definition, at = 1000): State =>
  after(definition, chatty(definition), START, at);

it('is held from its opening for those who get it at once, and has all of its time then', () => {
  const definition = game();
  const held = opened(definition);
  expect(held.phase).toMatchObject({ name: 'open', openedAt: 1000, closesAt: 11_000 });
  expect(held.phase).toMatchObject({ holds: { until: 4000 } });
  // Those who have it answer.
  expect(controls(definition, held)).toMatchObject({
    gate: { status: 'open', openedAt: 1000, until: 11_500 },
    dueAt: 4000,
  });
  expect(withheld(held).phase).toEqual({
    name: 'countdown',
    question: 0,
    opensAt: 1000,
    held: true,
  });
  const shown = after(definition, held, REACHED, 2400);
  expect(shown.phase).toEqual({
    name: 'open',
    question: 0,
    openedAt: 1000,
    closesAt: 12_400,
    held: 1400,
  });
  expect(withheld(shown)).toBe(shown);
  expect(controls(definition, shown).dueAt).toBe(12_901);
  const closed = after(definition, shown, DUE, 12_901);
  expect(closed.phase).toMatchObject({ name: 'scoring', openedAt: 2400 });
  expect(reduce(definition, shown, REACHED, 2500)).toBeNull();
});

it('is shown after three seconds in any case, and at once when a host wants it', () => {
  const definition = game();
  const held = opened(definition);
  expect(reduce(definition, held, DUE, 3999)).toBeNull();
  expect(after(definition, held, DUE, 4000).phase).toMatchObject({ held: 3000, closesAt: 14_000 });
  expect(after(definition, held, { type: 'skip' }, 1500).phase).toMatchObject({ held: 500 });
  expect(reduce(definition, held, { type: 'reached', question: 1 }, 2000)).toBeNull();
});

it('is not held without anybody in a chat, nor unless the host has chosen it', () => {
  const alone = after(game(), initialState(), START, 1000);
  expect(alone.phase).not.toHaveProperty('holds');
  const { hold: _, ...options } = game().options;
  expect(opened({ ...game(), options }).phase).not.toHaveProperty('holds');
  expect(reduce(game(), chatty(game()), { type: 'ahead' }, 1)).toBeNull();
});

it('a text that was read stays on show while its question is held', () => {
  const definition = game({ reading: 4 });
  const reading = opened(definition);
  const held = after(definition, reading, DUE, 5000);
  expect(withheld(held).phase).toEqual({
    name: 'countdown',
    question: 0,
    opensAt: 5000,
    held: true,
    shows: 'text',
    reads: { shownAt: 1000 },
  });
});

it('is shown, and over, when enough have answered right', () => {
  const definition = { ...game(), plan: { turn: { closes: { right: 1 } } } };
  const shown = after(definition, opened(definition), { type: 'enough', question: 0 }, 1800);
  expect(shown.phase).toMatchObject({ closesAt: 1800, held: 800 });
  expect(shown.phase).not.toHaveProperty('holds');
});

/** A host's doings while a question is held, each so many ms after the one before. */
const doing = fc.record({
  after: fc.nat(1200),
  event: fc.oneof(
    fc.constant<Event>({ type: 'pause' }),
    fc.constant<Event>({ type: 'resume' }),
    fc.integer({ min: 1, max: 60 }).map((seconds): Event => ({ type: 'extend', seconds })),
    fc.constant<Event>(DUE),
    fc.constant<Event>(REACHED),
    fc.constant<Event>({ type: 'slower', grace: 4000 }),
  ),
});

const innerOf = (phase: Phase): Phase => (phase.name === 'paused' ? phase.inner : phase);

it(
  'whatever a host does, nobody is 3 s ahead, and everybody has as long as the question says',
  patiently,
  () => {
    fc.assert(
      fc.property(fc.array(doing, { maxLength: 12 }), (doings) => {
        const definition = game();
        let state = opened(definition);
        let now = 1000;
        let more = 0;
        let still = 0;
        let pausedAt: number | undefined;
        let shown: { phase: Open; at: number } | undefined;
        for (const { after: by, event } of doings) {
          now += by;
          let next: State | undefined;
          try {
            next = reduce(definition, state, event, now)?.state;
          } catch {
            continue;
          }
          if (!next) continue;
          if (event.type === 'extend') more += event.seconds * 1000;
          if (event.type === 'pause') pausedAt = now;
          if (event.type === 'resume') still += now - (pausedAt ?? now);
          state = next;
          const phase = innerOf(state.phase);
          if (phase.name !== 'open') break;
          if (isHeld(phase)) {
            // For those in chats.
            expect(phase.closesAt - phase.openedAt).toBe(10_000 + more);
            expect(phase.holds.until - phase.openedAt).toBe(LONGEST_HOLD);
          } else if (!shown) {
            shown = { phase, at: now };
            expect(shownAt(phase)).toBe(now);
            expect(phase.openedAt).toBe(1000 + still);
          } else expect(shownAt(phase) - phase.openedAt).toBe(shown.phase.held ?? 0);
          if (!isHeld(phase)) expect(phase.closesAt - shownAt(phase)).toBe(10_000 + more);
        }
      }),
      seeds,
    );
  },
);

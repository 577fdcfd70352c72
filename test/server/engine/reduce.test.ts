import { describe, expect, it } from 'vitest';
import { controls } from '../../../server/engine/controls.ts';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import type { Definition, Event, State } from '../../../server/engine/state.ts';
import { definitionOf, summaryOf } from './games.ts';

/** Plays events, each so many ms after the game's begin; every one has to change something. */
function play(definition: Definition, ...events: [event: Event, at: number][]): State {
  return events.reduce((state, [event, at]) => {
    const transition = reduce(definition, state, event, at);
    if (!transition) throw new Error(`"${event.type}" at ${at} changed nothing`);
    return transition.state;
  }, initialState());
}

const effectsOf = (definition: Definition, state: State, event: Event, at: number) =>
  reduce(definition, state, event, at)?.pending.map(({ effect }) => effect.do);

const two = definitionOf(2);
const START: [Event, number] = [{ type: 'start' }, 0];
const OPENED: [Event, number][] = [START, [{ type: 'due' }, 3000]];
const CLOSED: [Event, number][] = [...OPENED, [{ type: 'skip' }, 8000]];
const REVEALED: [Event, number][] = [...CLOSED, [{ type: 'scored', summary: summaryOf(0) }, 8100]];

describe('a game', () => {
  it('counts down, opens each question for its time, reveals, and finishes', () => {
    expect(play(two, START).phase).toEqual({ name: 'countdown', question: 0, opensAt: 3000 });
    expect(play(two, ...OPENED).phase).toEqual({
      name: 'open',
      question: 0,
      openedAt: 3000,
      closesAt: 13_000,
    });
    expect(play(two, ...CLOSED).phase).toMatchObject({ name: 'scoring', closedAt: 8000 });
    const revealed = play(two, ...REVEALED);
    expect(revealed).toMatchObject({
      phase: { name: 'revealed', nextAt: null },
      last: { question: 0 },
    });
    const finished = play(
      two,
      ...REVEALED,
      [{ type: 'next' }, 9000],
      [{ type: 'all-answered', question: 1 }, 9500],
      [{ type: 'scored', summary: summaryOf(1) }, 9600],
      [{ type: 'next' }, 9900],
    );
    expect(finished.phase).toEqual({ name: 'finished', at: 9900, reason: 'completed' });
  });

  it('opens at once without a countdown, or when the countdown is skipped', () => {
    expect(play(definitionOf(1, { countdown: 0 }), START).phase.name).toBe('open');
    expect(play(two, START, [{ type: 'skip' }, 10]).phase).toMatchObject({
      name: 'open',
      openedAt: 10,
    });
  });

  it('closes one ms after the grace, not before', () => {
    const open = play(two, ...OPENED);
    expect(controls(two, open)).toMatchObject({
      gate: { status: 'open', until: 13_500, closesAt: 13_000 },
      dueAt: 13_501,
    });
    expect(reduce(two, open, { type: 'due' }, 13_500)).toBeNull();
    expect(reduce(two, open, { type: 'due' }, 13_501)?.state.phase.name).toBe('scoring');
  });

  it('goes on by itself after a reveal when the host wants that', () => {
    const auto = definitionOf(2, { autoAdvance: 5 });
    const revealed = play(auto, ...REVEALED);
    expect(revealed.phase).toMatchObject({ name: 'revealed', nextAt: 13_100 });
    expect(reduce(auto, revealed, { type: 'due' }, 13_099)).toBeNull();
    expect(reduce(auto, revealed, { type: 'due' }, 13_100)?.state.phase).toMatchObject({
      name: 'open',
      question: 1,
    });
  });

  it('takes nothing from the time to answer when it is paused', () => {
    const paused = play(two, ...OPENED, [{ type: 'pause' }, 5000]);
    expect(controls(two, paused)).toMatchObject({ gate: { status: 'paused' }, dueAt: null });
    expect(
      play(two, ...OPENED, [{ type: 'pause' }, 5000], [{ type: 'resume' }, 65_000]).phase,
    ).toEqual({
      name: 'open',
      question: 0,
      openedAt: 63_000,
      closesAt: 73_000,
    });
  });

  it('is scored in a pause, and waits with the reveal until it goes on', () => {
    const paused = play(two, ...CLOSED, [{ type: 'pause' }, 8050]);
    const scored = reduce(two, paused, { type: 'scored', summary: summaryOf(0) }, 8100)?.state;
    expect(scored?.phase).toMatchObject({ name: 'paused', inner: { name: 'revealed' } });
  });

  it('scores what was answered before it ends', () => {
    const ending = play(two, ...OPENED, [{ type: 'end' }, 5000]);
    expect(ending.phase).toMatchObject({ name: 'scoring', ending: true });
    expect(effectsOf(two, ending, { type: 'scored', summary: summaryOf(0) }, 5100)).toEqual([
      'announce-reveal',
      'announce-finish',
      'archive',
    ]);
    for (const events of [[], [START], REVEALED]) {
      const state = play(two, ...(events as [Event, number][]), [{ type: 'end' }, 9000]);
      expect(state.phase).toEqual({ name: 'finished', at: 9000, reason: 'ended' });
    }
  });

  it('asks the world for what follows from a transition', () => {
    expect(effectsOf(two, initialState(), { type: 'start' }, 0)).toEqual(['announce-state']);
    expect(effectsOf(two, play(two, START), { type: 'due' }, 3000)).toEqual(['announce-question']);
    expect(effectsOf(two, play(two, ...OPENED), { type: 'skip' }, 5000)).toEqual([
      'announce-close',
      'score',
    ]);
    expect(
      effectsOf(two, play(two, ...CLOSED), { type: 'scored', summary: summaryOf(0) }, 8100),
    ).toEqual(['announce-reveal']);
  });

  it.each<[command: Event['type'], phase: string, events: [Event, number][]]>([
    ['start', 'countdown', [START]],
    ['start', 'revealed', REVEALED],
    ['next', 'lobby', []],
    ['next', 'open', OPENED],
    ['skip', 'lobby', []],
    ['skip', 'revealed', REVEALED],
    ['resume', 'open', OPENED],
    ['pause', 'lobby', []],
    ['end', 'finished', [[{ type: 'end' }, 0]]],
    ['lock', 'finished', [[{ type: 'end' }, 0]]],
  ])('refuses "%s" in the phase %s', (type, _phase, events) => {
    const state = play(two, ...events);
    const event = (type === 'lock' ? { type, locked: true } : { type }) as Event;
    expect(() => reduce(two, state, event, 99_999)).toThrow(
      expect.objectContaining({ code: 'WRONG_PHASE' }),
    );
  });

  it('shuts and opens its door', () => {
    const locked = play(two, [{ type: 'lock', locked: true }, 0]);
    expect(controls(two, locked).door).toBe('locked');
    expect(reduce(two, locked, { type: 'lock', locked: true }, 1)).toBeNull();
    expect(controls(two, play(two, [{ type: 'end' }, 0])).door).toBe('finished');
  });
});

/**
 * The ask before a question: when it begins, when it ends, and who may answer the question then.
 */
import { describe, expect, it } from 'vitest';
import { controls } from '../../../server/engine/controls.ts';
import type { Before } from '../../../server/engine/plan.ts';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import type { Definition, Event, State } from '../../../server/engine/state.ts';
import { BUZZ, definitionOf, summaryOf } from './games.ts';

/** A game of two questions, with this before each. */
const asking = (before: Partial<Before> = {}, options = {}): Definition => ({
  ...definitionOf(2, { countdown: 0, ...options }),
  plan: { turn: { before: { ...BUZZ, ...before } } },
});

/** Plays events, each so many ms after the game's begin; every one has to change something. */
function play(definition: Definition, ...events: [event: Event, at: number][]): State {
  return events.reduce((state, [event, at]) => {
    const transition = reduce(definition, state, event, at);
    if (!transition) throw new Error(`"${event.type}" at ${at} changed nothing`);
    return transition.state;
  }, initialState());
}

const effectsOf = ({ pending }: State) =>
  pending.filter(({ version }) => version === pending.at(-1)?.version).map(({ effect }) => effect);

const START: [Event, number] = [{ type: 'start' }, 1000];
const OPEN = { name: 'open', question: 0 };

describe('what is asked before a question', () => {
  it.each([
    [{}, {}, 5000],
    [{ seconds: 10 }, { countdown: 3 }, 10_000],
    [{ seconds: 3 }, { countdown: 8 }, 8000],
    [{}, { timeFactor: 1.5 }, 8000],
  ])('takes its time (%#)', (before, options, ms) => {
    const { phase } = play(asking(before, options), START);
    expect(phase).toMatchObject({ name: 'countdown', question: 0, opensAt: 1000 + ms });
    expect(phase).toMatchObject({ ask: { openedAt: 1000 } });
  });

  it.each<[what: string, event: Event, at: number]>([
    ['its time is up, and nobody is on the way', { type: 'due' }, 6501],
    ['everybody has answered', { type: 'all-answered', question: -0.5 }, 2000],
    ['the host skips it', { type: 'skip' }, 2000],
  ])('is over when %s', (_what, event, at) => {
    const game = asking();
    expect(play(game, START, [event, at]).phase).toMatchObject({ ...OPEN, openedAt: at });
  });

  it('does not end by what is said of another place', () => {
    const game = asking();
    const state = play(game, START);
    for (const question of [0, 0.5, 1])
      expect(reduce(game, state, { type: 'all-answered', question }, 2000)).toBeNull();
    expect(reduce(game, state, { type: 'due' }, 6500)).toBeNull();
  });

  it('comes before each question, also in a pause as long as it was', () => {
    const game = asking();
    const state = play(
      game,
      START,
      [{ type: 'skip' }, 2000],
      [{ type: 'skip' }, 3000],
      [{ type: 'scored', summary: summaryOf(0) }, 3100],
      [{ type: 'next' }, 4000],
      [{ type: 'pause' }, 5000],
      [{ type: 'resume' }, 65_000],
    );
    expect(state.phase).toMatchObject({
      name: 'countdown',
      question: 1,
      opensAt: 69_000,
      ask: { openedAt: 64_000 },
    });
    expect(controls(game, state)).toMatchObject({ gate: { question: 0.5, status: 'open' } });
  });

  it('comes to nothing when the host ends the game', () => {
    expect(play(asking(), START, [{ type: 'end' }, 2000])).toMatchObject({
      phase: { name: 'finished', reason: 'ended' },
      last: null,
    });
  });

  it('shows the text of the question where the plan says so', () => {
    expect(play(asking({ shows: 'text' }), START).phase).toMatchObject({ shows: 'text' });
    expect(play(asking(), START).phase).not.toHaveProperty('shows');
  });
});

describe('where only the first ones may answer', () => {
  const game = asking({ first: 2 });
  const ENOUGH: [Event, number] = [{ type: 'enough', question: -0.5 }, 2000];

  it.each<[Event, number]>([
    ENOUGH,
    [{ type: 'all-answered', question: -0.5 }, 2000],
    [{ type: 'due' }, 6501],
    [{ type: 'skip' }, 2000],
  ])('they are looked up when it is over (%#)', (event, at) => {
    const state = play(game, START, [event, at]);
    expect(state.phase).toMatchObject({ name: 'countdown', ask: { closedAt: at } });
    expect(controls(game, state)).toMatchObject({ gate: { status: 'closed' }, dueAt: null });
    expect(effectsOf(state)).toEqual([{ do: 'announce-state' }, { do: 'admit', question: 0 }]);
    expect(reduce(game, state, event, at + 1)).toBeNull();
  });

  it('the question opens for them', () => {
    const players = ['p1', 'p2'];
    const state = play(game, START, ENOUGH, [{ type: 'admitted', question: 0, players }, 2100]);
    expect(state.phase).toMatchObject({ ...OPEN, openedAt: 2100, only: players });
    expect(controls(game, state).gate).toMatchObject({ question: 0, only: players });
  });

  it('the question is scored at once when there is nobody', () => {
    const state = play(game, START, ENOUGH, [{ type: 'admitted', question: 0, players: [] }, 2100]);
    expect(state.phase).toMatchObject({ name: 'scoring', question: 0 });
    expect(effectsOf(state).map((effect) => effect.do)).toEqual(['announce-close', 'score']);
  });

  it('a pause holds them back, and they are looked up again after it', () => {
    const paused = play(game, START, ENOUGH, [{ type: 'pause' }, 2050]);
    const admitted: Event = { type: 'admitted', question: 0, players: ['p1'] };
    expect(reduce(game, paused, admitted, 2100)).toBeNull();
    const resumed = reduce(game, paused, { type: 'resume' }, 9000)?.state ?? paused;
    expect(effectsOf(resumed)).toContainEqual({ do: 'admit', question: 0 });
    expect(reduce(game, resumed, admitted, 9100)?.state.phase).toMatchObject({
      ...OPEN,
      openedAt: 9100,
    });
  });
});

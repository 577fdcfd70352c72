/** The controls of each phase: who may join, which question takes answers, when to wake. */
import { describe, expect, it } from 'vitest';
import { controls, type Gate } from '../../../server/engine/controls.ts';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import type { Event, Phase, State } from '../../../server/engine/state.ts';
import { QRushError } from '../../../server/protocol/errors.ts';
import { definitionOf, summaryOf } from './games.ts';

const two = definitionOf(2);
const stateOf = (phase: Phase, locked = false): State => ({ ...initialState(), phase, locked });

const countdown: Phase = { name: 'countdown', question: 0, opensAt: 3000 };
const open: Phase = { name: 'open', question: 1, openedAt: 5000, closesAt: 16_000 };
const scoring: Phase = {
  name: 'scoring',
  question: 1,
  openedAt: 5000,
  closedAt: 9000,
  ending: false,
};
const revealed: Phase = {
  name: 'revealed',
  question: 0,
  openedAt: 5000,
  closedAt: 9000,
  nextAt: 14_000,
};
const pausedAt = 6000;
const paused = (inner: Extract<Phase, { name: 'paused' }>['inner']): Phase => ({
  name: 'paused',
  inner,
  pausedAt,
});
const finished: Phase = { name: 'finished', at: 20_000, reason: 'ended' };

/** The gate of a question that takes no more answers: its times mean nothing. */
const closed = (question: number) => ({ question, status: 'closed' });
const openGate: Gate = {
  question: 1,
  status: 'open',
  openedAt: 5000,
  closesAt: 16_000,
  until: 16_000 + two.grace,
};

const reading: Phase = {
  ...countdown,
  question: 1,
  opensAt: 3000,
  shows: 'text',
  reads: { shownAt: 0, until: 6000 },
};
const held: Phase = { ...open, holds: { until: 8000 } };
const asking: Phase = { ...countdown, question: 1, ask: { openedAt: 1000 } };
const asked: Phase = { ...asking, ask: { openedAt: 1000, closedAt: 2000 } };
const askingGate: Gate = {
  question: 0.5,
  status: 'open',
  openedAt: 1000,
  closesAt: 3000,
  until: 3000 + two.grace,
};

describe('controls', () => {
  it.each<[what: string, phase: Phase, gate: object | null, dueAt: number | null]>([
    ['the lobby', { name: 'lobby' }, null, null],
    ['the countdown', countdown, null, 3000],
    ['a question that is read', reading, closed(0), 6000],
    ['a pause while it is read', paused(reading), closed(0), null],
    ['a countdown before a later question', { ...countdown, question: 1 }, closed(0), 3000],
    ['what is asked before a question', asking, askingGate, 3000 + two.grace + 1],
    ['the look for who was first', asked, closed(0.5), null],
    ['a pause in what is asked', paused(asking), { ...askingGate, status: 'paused' }, null],
    ['a question for some', { ...open, only: ['p1'] }, { ...openGate, only: ['p1'] }, 16_501],
    ['an open question', open, openGate, 16_000 + two.grace + 1],
    ['a question that is held', held, openGate, 8000],
    ['a pause in a question that is held', paused(held), { ...openGate, status: 'paused' }, null],
    ['the scoring', scoring, closed(1), null],
    ['a reveal that waits for the host', { ...revealed, nextAt: null }, closed(0), null],
    ['a reveal that goes on by itself', revealed, closed(0), 14_000],
    ['a pause in the countdown', paused(countdown), null, null],
    ['a pause in an open question', paused(open), { ...openGate, status: 'paused' }, null],
    ['a pause in the scoring', paused(scoring), closed(1), null],
    ['a pause after a reveal', paused(revealed), closed(0), null],
    ['the end', finished, closed(1), null],
  ])('of %s', (_what, phase, gate, dueAt) => {
    const derived = controls(two, stateOf(phase));
    expect(derived.dueAt).toBe(dueAt);
    if (gate === null) expect(derived.gate).toBeNull();
    else expect(derived.gate).toMatchObject(gate);
    expect(derived.door).toBe(phase.name === 'finished' ? 'finished' : 'open');
  });

  it.each([{ name: 'lobby' } as Phase, countdown, open, scoring, revealed, paused(open)])(
    'keep a locked door locked (%#)',
    (phase) => {
      expect(controls(two, stateOf(phase, true)).door).toBe('locked');
    },
  );

  it('say that the game is over rather than that it is locked', () => {
    expect(controls(two, stateOf(finished, true)).door).toBe('finished');
  });
});

/** The effect of each command in each phase: where it leads, "same" for no change, "refused". */
const COMMANDS: Record<string, Record<Exclude<Event['type'], 'due' | 'hide'>, string>> = {
  lobby: {
    start: 'countdown',
    judge: 'refused',
    next: 'refused',
    board: 'refused',
    skip: 'refused',
    extend: 'refused',
    pause: 'refused',
    resume: 'refused',
    lock: 'lobby',
    end: 'finished',
    'all-answered': 'same',
    enough: 'same',
    slower: 'lobby',
    ahead: 'lobby',
    time: 'lobby',
    reached: 'same',
    admitted: 'same',
    loaded: 'same',
    scored: 'same',
  },
  countdown: {
    start: 'refused',
    judge: 'refused',
    next: 'refused',
    board: 'refused',
    skip: 'open',
    extend: 'refused',
    pause: 'paused',
    resume: 'refused',
    lock: 'countdown',
    end: 'finished',
    'all-answered': 'same',
    enough: 'same',
    slower: 'countdown',
    ahead: 'countdown',
    time: 'countdown',
    reached: 'same',
    admitted: 'same',
    loaded: 'same',
    scored: 'same',
  },
  reading: {
    start: 'refused',
    judge: 'refused',
    next: 'refused',
    board: 'refused',
    extend: 'refused',
    skip: 'open',
    pause: 'paused',
    resume: 'refused',
    lock: 'countdown',
    end: 'finished',
    'all-answered': 'same',
    enough: 'same',
    slower: 'countdown',
    ahead: 'countdown',
    time: 'countdown',
    reached: 'same',
    admitted: 'same',
    loaded: 'open',
    scored: 'same',
  },
  asking: {
    start: 'refused',
    judge: 'refused',
    next: 'refused',
    board: 'refused',
    extend: 'refused',
    skip: 'open',
    pause: 'paused',
    resume: 'refused',
    lock: 'countdown',
    end: 'finished',
    // Of the question after it.
    'all-answered': 'same',
    enough: 'same',
    slower: 'countdown',
    ahead: 'countdown',
    time: 'countdown',
    reached: 'same',
    admitted: 'same',
    loaded: 'same',
    scored: 'same',
  },
  open: {
    start: 'refused',
    judge: 'refused',
    next: 'refused',
    board: 'refused',
    skip: 'scoring',
    extend: 'open',
    pause: 'paused',
    resume: 'refused',
    lock: 'open',
    end: 'scoring',
    'all-answered': 'scoring',
    enough: 'same',
    slower: 'open',
    ahead: 'open',
    time: 'open',
    reached: 'same',
    admitted: 'same',
    loaded: 'same',
    scored: 'same',
  },
  held: {
    start: 'refused',
    judge: 'refused',
    next: 'refused',
    board: 'refused',
    // Shown to all.
    skip: 'open',
    extend: 'open',
    pause: 'paused',
    resume: 'refused',
    lock: 'open',
    end: 'scoring',
    'all-answered': 'scoring',
    enough: 'same',
    slower: 'open',
    ahead: 'open',
    time: 'open',
    reached: 'open',
    admitted: 'same',
    loaded: 'same',
    scored: 'same',
  },
  scoring: {
    start: 'refused',
    judge: 'refused',
    next: 'refused',
    board: 'refused',
    skip: 'refused',
    extend: 'refused',
    pause: 'paused',
    resume: 'refused',
    lock: 'scoring',
    end: 'scoring',
    'all-answered': 'same',
    enough: 'same',
    slower: 'scoring',
    ahead: 'scoring',
    time: 'scoring',
    reached: 'same',
    admitted: 'same',
    loaded: 'same',
    scored: 'revealed',
  },
  revealed: {
    start: 'refused',
    judge: 'scoring',
    next: 'finished',
    board: 'refused',
    skip: 'refused',
    extend: 'refused',
    pause: 'paused',
    resume: 'refused',
    lock: 'revealed',
    end: 'finished',
    'all-answered': 'same',
    enough: 'same',
    slower: 'revealed',
    ahead: 'revealed',
    time: 'revealed',
    reached: 'same',
    admitted: 'same',
    loaded: 'same',
    scored: 'same',
  },
  paused: {
    start: 'refused',
    judge: 'refused',
    next: 'refused',
    board: 'refused',
    skip: 'refused',
    extend: 'refused',
    pause: 'refused',
    resume: 'open',
    lock: 'paused',
    end: 'scoring',
    'all-answered': 'same',
    enough: 'same',
    slower: 'paused',
    ahead: 'paused',
    time: 'paused',
    reached: 'same',
    admitted: 'same',
    loaded: 'same',
    scored: 'same',
  },
  finished: {
    start: 'refused',
    judge: 'refused',
    next: 'refused',
    board: 'refused',
    skip: 'refused',
    extend: 'refused',
    pause: 'refused',
    resume: 'refused',
    lock: 'refused',
    end: 'refused',
    'all-answered': 'same',
    enough: 'same',
    slower: 'same',
    ahead: 'same',
    time: 'refused',
    reached: 'same',
    admitted: 'same',
    loaded: 'same',
    scored: 'same',
  },
};

/** A phase of each name, all of the last question. */
const PHASES: Record<string, Phase> = {
  lobby: { name: 'lobby' },
  countdown,
  open,
  held,
  scoring,
  revealed: { ...revealed, question: 1 },
  paused: paused(open),
  finished,
  asking,
  reading,
};

const eventOf = (type: string): Event => {
  switch (type) {
    case 'lock':
      return { type, locked: true };
    case 'all-answered':
    case 'loaded':
    case 'enough':
    case 'reached':
      return { type, question: 1 };
    case 'extend':
      return { type, seconds: 5 };
    case 'slower':
      return { type, grace: 9000 };
    case 'scored':
      return { type, summary: summaryOf(1) };
    case 'judge':
      return { type, ruling: { question: 0, void: true } };
    case 'time':
      return { type, player: 'p1', factor: 2 };
    case 'admitted':
      return { type, question: 1, players: ['p1'] };
    default:
      return { type } as Event;
  }
};

const cases = Object.entries(COMMANDS).flatMap(([phase, row]) =>
  Object.entries(row).map(([type, leads]) => [type, phase, leads] as const),
);

it.each(cases)('"%s" in the phase %s: %s', (type, name, leads) => {
  const phase = PHASES[name];
  if (!phase) throw new Error(`no phase ${name}`);
  const last = phase.name === 'revealed' ? summaryOf(1) : null;
  const state = Object.freeze({ ...stateOf(phase), last });
  const before = structuredClone(state);
  let came: string;
  try {
    came = reduce(two, state, eventOf(type), 9000)?.state.phase.name ?? 'same';
  } catch (error) {
    if (!(error instanceof QRushError)) throw error;
    expect(error.code).toBe('WRONG_PHASE');
    came = 'refused';
  }
  expect(came).toBe(leads);
  expect(state).toEqual(before);
});

it('a host who judges and goes on at once goes on as soon as all is counted again, once', () => {
  const shown = { ...stateOf({ ...revealed, question: 0 }), last: summaryOf(0) };
  const happen = (state: State, event: Event) => reduce(two, state, event, 9000)?.state;
  const judge: Event = { type: 'judge', ruling: { question: 0, void: true } };
  const judged = happen(shown, judge);
  const waits = judged && happen(judged, { type: 'next' });
  if (!waits) throw new Error('nothing happened');
  expect(waits.phase).toMatchObject({ name: 'scoring', question: 0, goOn: true });
  expect(happen(waits, { type: 'next' })).toBeUndefined();
  const scored = (revision: number): Event => {
    const recount = { revision, graded: undefined };
    return { type: 'scored', summary: { ...summaryOf(0), answers: revision }, recount };
  };
  // Another ruling: a count without it is dropped, and the host still moves on.
  const again = happen(waits, judge);
  if (!again) throw new Error('nothing happened');
  expect(happen(again, scored(1))).toBeUndefined();
  const next = reduce(two, again, scored(2), 9000);
  expect(next?.state).toMatchObject({ phase: { name: 'open', question: 1 }, last: { answers: 2 } });
  expect(next?.pending.map(({ effect }) => effect.do)).toEqual([
    'announce-reveal',
    'announce-question',
  ]);
  // In a pause it waits for the host again.
  const paused = happen(again, { type: 'pause' });
  expect(paused && happen(paused, scored(2))?.phase).toMatchObject({
    inner: { name: 'revealed', question: 0 },
  });
});

it('a typed answer is hidden as long as it is on show, once', () => {
  const last = {
    ...summaryOf(0),
    distribution: [
      { label: 'Rome', count: 2 },
      { label: 'Lima', count: 1 },
    ],
  };
  const shown = { ...stateOf(revealed), last };
  const hide = { type: 'hide', question: 0, label: 'Lima' } as const;
  const hidden = reduce(two, shown, hide, 9000);
  expect(hidden?.state).toEqual({
    ...shown,
    version: shown.version + 1,
    last: { ...last, distribution: [{ label: 'Rome', count: 2 }], hidden: ['Lima'] },
    pending: [{ version: shown.version + 1, effect: { do: 'announce-state' } }],
  });
  expect(reduce(two, hidden?.state ?? shown, hide, 9000)).toBeNull();
  const refused = expect.objectContaining({ code: 'WRONG_PHASE' });
  expect(() => reduce(two, shown, { ...hide, question: 1 }, 9000)).toThrow(refused);
  expect(() => reduce(two, stateOf(revealed), hide, 9000)).toThrow(refused);
});

it('a channel that is slower lets questions wait longer, one that is not changes nothing', () => {
  const slow = reduce(two, stateOf(open), { type: 'slower', grace: 3000 }, 9000)?.state;
  if (!slow) throw new Error('no change');
  expect(controls(two, slow)).toMatchObject({ gate: { until: 19_000 }, dueAt: 19_001 });
  expect(reduce(two, slow, { type: 'due' }, 19_000)).toBeNull();
  expect(reduce(two, slow, { type: 'due' }, 19_001)?.state.phase.name).toBe('scoring');
  for (const grace of [3000, two.grace, 0]) {
    expect(reduce(two, slow, { type: 'slower', grace }, 9000)).toBeNull();
  }
  expect(reduce(two, stateOf(open), { type: 'slower', grace: two.grace }, 9000)).toBeNull();
});

it('an answer or a score that is of another question changes nothing', () => {
  for (const question of [0, 2]) {
    expect(reduce(two, stateOf(open), { type: 'all-answered', question }, 9000)).toBeNull();
    const summary = summaryOf(question);
    expect(reduce(two, stateOf(scoring), { type: 'scored', summary }, 9000)).toBeNull();
  }
});

it('an end that comes during the scoring, in a pause or not, is the end once it is scored', () => {
  for (const phase of [scoring, paused(scoring)]) {
    const ending = reduce(two, stateOf(phase), { type: 'end' }, 9000)?.state;
    expect(ending?.phase).toMatchObject({ name: 'scoring', ending: true });
    if (!ending) continue;
    const ended = reduce(two, ending, { type: 'scored', summary: summaryOf(1) }, 9100)?.state;
    expect(ended?.phase).toEqual({ name: 'finished', at: 9100, reason: 'ended' });
    expect(ended?.last).toEqual(summaryOf(1));
  }
});

it('shuts the door at the start where the plan says so', () => {
  const game = { ...two, plan: { joins: 'lobby' as const } };
  expect(controls(game, stateOf({ name: 'lobby' })).door).toBe('open');
  for (const phase of [countdown, open, scoring, revealed])
    expect(controls(game, stateOf(phase)).door).toBe('locked');
  expect(controls(two, stateOf(open)).door).toBe('open');
});

it('the time of an open question is up once as many are right as the plan waits for', () => {
  const plan = { turn: { closes: { right: 2 } } };
  const game = { ...two, plan };
  const enough: Event = { type: 'enough', question: 1 };
  const next = reduce(game, stateOf(open), enough, 9000);
  expect(next?.state.phase).toEqual({ ...open, closesAt: 9000 });
  expect(next?.pending).toMatchObject([{ effect: { do: 'announce-question', question: 1 } }]);
  // An answer that was given before, and is on its way, still counts.
  expect(controls(game, next?.state as State)).toMatchObject({
    gate: { status: 'open', closesAt: 9000, until: 9000 + two.grace },
    dueAt: 9000 + two.grace + 1,
  });
  // Told again, it is no news; nor to a question that is over, or in a pause.
  expect(reduce(game, next?.state as State, enough, 9001)).toBeNull();
  expect(reduce(game, stateOf(open), { type: 'enough', question: 0 }, 9000)).toBeNull();
  expect(reduce(game, stateOf(paused(open)), enough, 9000)).toBeNull();
});

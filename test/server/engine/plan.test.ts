import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Plan, readPlan, turnOf } from '../../../server/engine/plan.ts';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import type { State } from '../../../server/engine/state.ts';
import { definitionOf } from './games.ts';

const QUESTIONS = 3;
const read = (plan: unknown) => readPlan(JSON.stringify(plan), QUESTIONS);
const refusal = (plan: unknown): string => {
  try {
    return JSON.stringify(read(plan));
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return code === 'BAD_OPTIONS' ? message : `unexpected: ${message}`;
  }
};

/** Something to ask: a number, of 100 at the most. */
const BET = { form: { kind: 'number', least: 0, most: 100 }, label: 'Your bet' } as const;

const anyTurn = fc.record(
  {
    closes: fc.constantFrom('all' as const, 'time' as const),
    before: fc.constantFrom({ ...BET, seconds: 5 }, { ...BET, seconds: 5, otherwise: 10 }),
    beside: fc.constant(BET),
  },
  { requiredKeys: [] },
);
const anyPlan: fc.Arbitrary<Plan> = fc.record(
  {
    turn: anyTurn,
    turns: fc.dictionary(fc.constantFrom('0', '1', '2'), anyTurn),
    polls: fc.constant(true as const),
    joins: fc.constantFrom('any' as const, 'lobby' as const),
    roll: fc.constantFrom('answers' as const, 'everyone' as const),
    eliminates: fc.constant(true as const),
  },
  { requiredKeys: [] },
);

describe('a plan', () => {
  it('is kept as the mode has made it', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(read(plan)).toEqual(plan);
      }),
    );
  });

  it.each([
    [{ roll: 'nobody' }, 'roll: '],
    [{ badges: [{ key: 'x', from: 'total' }] }, 'badges.0.from: '],
    [{ badges: [{ key: 'x', from: 'join' }] }, 'badges.0.from: nothing is asked there'],
    [{ badges: [{ key: 'x', from: 'before' }], join: BET }, 'badges.0.from: nothing is asked'],
    [
      {
        badges: [{ key: 'x', from: 'join' }],
        join: { label: 'Where?', form: { kind: 'point', image: '/media/x.png', alt: 'x' } },
      },
      'badges.0.from: a place is no badge',
    ],
    [{ groups: { names: ['a'], total: 'sum' } }, 'groups.names: '],
    [{ pace: 'own' }, 'not supported yet: pace'],
    [{ turn: { before: { ...BET, seconds: 2 } } }, 'turn.before.seconds: '],
    [{ turn: { beside: { ...BET, otherwise: 200 } } }, 'turn.beside.otherwise: it is no answer'],
    [
      { turns: { 1: { before: { ...BET, first: 1, ahead: true, seconds: 5 } } } },
      'turns.1.before: who is first cannot be told',
    ],
    [{ turn: { before: { ...BET, label: 7, seconds: 5 } } }, 'turn.before.label: not a text'],
    [
      {
        turns: {
          1: {
            hints: [
              { after: 5, text: 'a' },
              { after: 5, text: 'b' },
            ],
          },
        },
      },
      'each comes later than the one before',
    ],
    [{ join: { ...BET, otherwise: 200 } }, 'join.otherwise: it is no answer'],
    [
      { join: { label: 'Bet', form: { kind: 'number', most: 'total' } } },
      'join.form.most: nobody has points',
    ],
    [
      { join: BET, groups: { names: ['a', 'b'], total: 'sum', choose: 'Which?' } },
      'groups.choose: players are asked one thing',
    ],
    [{ turn: { closes: { right: 0 } } }, 'turn.closes.right: Too small'],
    [{ turn: { closes: 'never' } }, 'turn.closes: allowed is "all", "time" or'],
    [{ trun: {} }, 'plan: Unrecognized key: "trun"'],
    [{ turns: { 3: {} } }, 'turns.3: there is no such question'],
    [{ turns: { first: {} } }, 'turns.first: there is no such question'],
    [[], 'plan: Invalid input'],
    [null, 'plan: Invalid input'],
    ['text', 'plan: Invalid input'],
  ])('%j is refused, and the message says why', (plan, why) => {
    expect(refusal(plan)).toContain(why);
  });

  it('says how each question is asked, and a turn of its own comes instead of the common one', () => {
    const plan: Plan = { turn: { closes: 'time' }, turns: { 1: {}, 2: { closes: 'all' } } };
    expect([0, 1, 2].map((question) => turnOf({ plan }, question))).toEqual([
      { closes: 'time' },
      {},
      { closes: 'all' },
    ]);
    expect(turnOf({}, 0)).toEqual({});
  });
});

describe('a question that closes by time', () => {
  const open = (): State => ({
    ...initialState(),
    phase: { name: 'open', question: 0, openedAt: 0, closesAt: 10_000 },
  });
  const phaseAfter = (
    plan: Plan | undefined,
    type: 'all-answered' | 'due' | 'skip' | 'end',
    at: number,
  ) => {
    const definition = { ...definitionOf(2), ...(plan && { plan }) };
    const event = type === 'all-answered' ? { type, question: 0 } : { type };
    return reduce(definition, open(), event, at)?.state.phase.name;
  };

  it('stays open when all have answered, and closes at its deadline or by the host', () => {
    const plan: Plan = { turn: { closes: 'time' } };
    expect(phaseAfter(plan, 'all-answered', 5000)).toBeUndefined();
    expect(phaseAfter(plan, 'due', 10_501)).toBe('scoring');
    expect(phaseAfter(plan, 'skip', 5000)).toBe('scoring');
    expect(phaseAfter(plan, 'end', 5000)).toBe('scoring');
  });

  it('is one of those that the plan names', () => {
    for (const plan of [undefined, {}, { turn: { closes: 'all' } }] as const)
      expect(phaseAfter(plan, 'all-answered', 5000)).toBe('scoring');
    expect(phaseAfter({ turns: { 0: { closes: 'time' } } }, 'all-answered', 5000)).toBeUndefined();
    expect(phaseAfter({ turns: { 1: { closes: 'time' } } }, 'all-answered', 5000)).toBe('scoring');
  });
});

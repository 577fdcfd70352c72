import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../bridge/whatsapp/simulator/clock.ts';
import type { FaultInput } from '../../../../bridge/whatsapp/simulator/faults/fault.ts';
import { FaultPlan } from '../../../../bridge/whatsapp/simulator/faults/fault-plan.ts';

function planOf(faults: FaultInput[], seed = 1) {
  const clock = new VirtualClock();
  const struck: string[] = [];
  const plan = new FaultPlan({
    seed,
    now: () => clock.now(),
    struck: (kind) => struck.push(kind),
  });
  for (const fault of faults) plan.add(fault);
  return { plan, clock, struck };
}

const drop = (more: object = {}): FaultInput => ({ kind: 'drop', ...more });
const on = 'message' as const;

describe('a plan of faults', () => {
  it('strikes as often as it is told to, and counts', () => {
    const { plan, struck } = planOf([drop({ count: 2 })]);
    const strikes = [1, 2, 3].map(() => plan.take(['drop'], { on }) !== undefined);
    expect(strikes).toEqual([true, true, false]);
    expect(plan.list()).toMatchObject([{ fault: { kind: 'drop', count: 2 }, struck: 2 }]);
    expect(struck).toEqual(['drop', 'drop']);
  });

  it('strikes only from one time to another', () => {
    const { plan, clock } = planOf([drop({ from: 1000, until: 2000 })]);
    const strikes = [0, 999, 1, 999, 1].map((ms) => {
      clock.advance(ms);
      return plan.take(['drop'], { on }) !== undefined;
    });
    expect(strikes).toEqual([false, false, true, true, false]);
  });

  it('strikes only what is about one user, or one kind of request', () => {
    const { plan } = planOf([drop({ user: '5511' }), { kind: 'slow', on: 'any' }]);
    expect(plan.take(['drop'], { on, user: '5512' })).toBeUndefined();
    expect(plan.take(['drop'], { on: 'read', user: '5511' })).toBeUndefined();
    expect(plan.take(['drop'], { on, user: '5511' })).toMatchObject({ accepted: true });
    expect(plan.take(['slow'], { on: 'number' })).toMatchObject({ ms: 20_000 });
    expect(plan.take(['http'], { on })).toBeUndefined();
  });

  it('takes the first rule that applies, and forgets the one that is removed', () => {
    const { plan } = planOf([
      { kind: 'error', code: 1, count: 1 },
      { kind: 'error', code: 2 },
    ]);
    const codes = () => [1, 2].map(() => plan.take(['error'], { on })?.code);
    expect(codes()).toEqual([1, 2]);
    expect(plan.remove(2)).toBe(true);
    expect(plan.remove(2)).toBe(false);
    expect(codes()).toEqual([undefined, undefined]);
  });

  it('strikes at the rate it was given, and the same each time for one seed', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, rate) => {
        const strikes = (faults: FaultInput[]) => {
          const { plan } = planOf(faults, seed);
          return Array.from({ length: 1000 }, () => plan.take(['drop'], { on }) !== undefined);
        };
        const first = strikes([drop({ rate })]);
        expect(strikes([drop({ rate })])).toEqual(first);
        // One rule more changes nothing about those that were there.
        expect(strikes([drop({ rate }), { kind: 'slow', rate: 0.5 }])).toEqual(first);
        // Five standard deviations of a thousand draws.
        expect(Math.abs(first.filter(Boolean).length / 1000 - rate)).toBeLessThan(0.08);
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, object]>([
    ['an unknown kind', { kind: 'meteor' }],
    ['a rate above 1', { kind: 'drop', rate: 2 }],
    ['a misspelt field', { kind: 'drop', acepted: true }],
    ['an error without its code', { kind: 'error' }],
  ])('refuses %s', (_name, fault) => {
    const { plan } = planOf([]);
    expect(() => plan.add(fault as FaultInput)).toThrow();
    expect(plan.list()).toEqual([]);
  });
});

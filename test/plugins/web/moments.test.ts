import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RisingWaves } from '../../../plugins/web/src/components/rising-waves.ts';
import { summaryOf } from '../../../plugins/web/src/game/summary.ts';
import { verdictOf } from '../../../plugins/web/src/play/verdict.ts';
import type { ReviewedQuestion, WaveKind } from '../../../server/protocol/views.ts';

describe('waves', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('rise at most twenty a second, however many people wave, and of each kind some', () => {
    const risen: WaveKind[] = [];
    const rising = new RisingWaves((kind) => void risen.push(kind));
    for (let quarter = 0; quarter < 8; quarter++) {
      rising.add({ counts: { heart: 900, wow: 40 } });
      vi.advanceTimersByTime(250);
    }
    expect(risen.length).toBeLessThanOrEqual(41);
    expect(risen.length).toBeGreaterThan(35);
    expect(risen.filter((kind) => kind === 'wow').length).toBeGreaterThan(10);
    rising.stop();
    const before = risen.length;
    vi.advanceTimersByTime(5000);
    expect(risen).toHaveLength(before);
  });

  it('of a few all rise', () => {
    const risen: WaveKind[] = [];
    const rising = new RisingWaves((kind) => void risen.push(kind));
    rising.add({ counts: { star: 2 } });
    rising.add({ counts: { fire: 1 } });
    vi.advanceTimersByTime(1000);
    expect(risen).toEqual(['star', 'star', 'fire']);
  });
});

const question = (more: Partial<ReviewedQuestion>): ReviewedQuestion => ({
  index: 0,
  text: '?',
  right: '!',
  ...more,
});

it('sums a game up: what has no right answer neither counts nor breaks a streak', () => {
  const summary = summaryOf([
    question({ correctness: 1, took: 900 }),
    question({ graded: false, took: 10 }),
    question({ correctness: 1, took: 700 }),
    question({ correctness: 0.5, took: 100 }),
    question({ correctness: 0 }),
    question({ correctness: 1, took: 800 }),
  ]);
  expect(summary).toEqual({ right: 3, graded: 5, streak: 2, fastest: 700 });
  expect(summaryOf([])).toEqual({ right: 0, graded: 0, streak: 0, fastest: undefined });
});

describe('the verdict', () => {
  const result = (points: number, correct = false) => ({
    correct,
    points,
    total: points,
    rank: 1,
    streak: 0,
  });
  const sent = (status: 'sending' | 'slow' | 'kept' | 'received' | 'late' | 'refused') => ({
    question: 0,
    value: 1,
    status,
  });

  it.each(['sending', 'slow', 'kept', 'late'] as const)(
    'of an answer that was %s when the question closed is not that it was wrong',
    (status) => {
      expect(verdictOf(false, sent(status), true, result(0))).toBe('late');
    },
  );

  it('goes by what the server says, where the ack of an answer was lost', () => {
    expect(verdictOf(false, sent('sending'), true, result(900, true))).toBe('right');
    expect(verdictOf(false, sent('kept'), true, result(-50))).toBe('wrong');
  });

  it('is by points and correctness of what has arrived', () => {
    expect(verdictOf(true, undefined, true, result(900, true))).toBe('right');
    expect(verdictOf(true, undefined, true, result(300))).toBe('partly');
    expect(verdictOf(true, sent('received'), true, result(0))).toBe('wrong');
    expect(verdictOf(true, undefined, false, result(0, true))).toBe('counted');
    expect(verdictOf(false, undefined, true, result(0))).toBe('missed');
    expect(verdictOf(false, sent('refused'), true, result(0))).toBe('missed');
  });

  it('of somebody who may not answer is that they were watching', () => {
    expect(verdictOf(false, undefined, true, result(0), true)).toBe('watched');
    expect(verdictOf(false, sent('refused'), true, result(0), true)).toBe('watched');
    expect(verdictOf(true, undefined, true, result(0), true)).toBe('wrong');
    expect(verdictOf(false, sent('late'), true, result(0), true)).toBe('late');
  });
});

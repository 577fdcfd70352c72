import { describe, expect, it } from 'vitest';
import { scaledClock, VirtualClock } from '../../../../bridge/whatsapp/simulator/clock.ts';
import { seeded } from '../../../../bridge/whatsapp/simulator/random.ts';
import { Schedule } from '../../../../bridge/whatsapp/simulator/schedule.ts';
import { SlidingSecond } from '../../../../bridge/whatsapp/simulator/sliding-second.ts';
import { draw } from '../../../../bridge/whatsapp/simulator/span.ts';

const DAY = 24 * 3_600_000;

describe('a virtual clock', () => {
  it('lets things happen in order, each at its time, and what they set off too', () => {
    const clock = new VirtualClock(0);
    const happened: [string, number][] = [];
    const note = (what: string) => happened.push([what, clock.now()]);
    clock.after(200, () => note('second'));
    clock.after(100, () => {
      note('first');
      clock.after(50, () => note('between'));
    });
    clock.after(100, () => note('same time, set later'));
    const callOff = clock.after(150, () => note('called off'));
    clock.after(7 * DAY, () => note('a week later'));
    callOff();
    clock.advance(1000);
    expect(happened).toEqual([
      ['first', 100],
      ['same time, set later', 100],
      ['between', 150],
      ['second', 200],
    ]);
    expect(clock.now()).toBe(1000);
    clock.advance(7 * DAY);
    expect(happened.at(-1)).toEqual(['a week later', 7 * DAY]);
  });
});

it('a scaled clock passes a week while one waits', async () => {
  const clock = scaledClock(100_000_000);
  const start = clock.now();
  await new Promise<void>((resolve) => clock.after(7 * DAY, resolve));
  expect(clock.now() - start).toBeGreaterThanOrEqual(7 * DAY * 0.8);
});

describe('a schedule', () => {
  it('does at once what need not wait', () => {
    let done = 0;
    new Schedule(new VirtualClock()).after(0, () => done++);
    expect(done).toBe(1);
  });

  it('does nothing after its close, and says so to who waits', async () => {
    const clock = new VirtualClock();
    const schedule = new Schedule(clock);
    let done = 0;
    schedule.after(10, () => done++);
    const [short, long] = [schedule.sleep(5), schedule.sleep(10)];
    clock.advance(5);
    schedule.close();
    schedule.after(0, () => done++);
    clock.advance(100);
    expect([await short, await long, await schedule.sleep(1), done]).toEqual([
      true,
      false,
      false,
      0,
    ]);
  });
});

describe('a span of time', () => {
  const drawn = (from: Parameters<typeof draw>[0]) => {
    const random = seeded(7);
    return Array.from({ length: 10_000 }, () => draw(from, random)).sort((a, b) => a - b);
  };

  it('is always the same, or between two bounds', () => {
    expect(new Set(drawn(40))).toEqual(new Set([40]));
    const between = drawn([100, 300]);
    expect(between[0]).toBeGreaterThanOrEqual(100);
    expect(between.at(-1)).toBeLessThan(300);
    expect(between[5000]).toBeCloseTo(200, -1);
  });

  it('has the median and the 95th percentile that it was given', () => {
    const all = drawn({ median: 300, p95: 2000 });
    expect((all[5000] ?? 0) / 300).toBeCloseTo(1, 1);
    expect((all[9500] ?? 0) / 2000).toBeCloseTo(1, 0);
  });
});

it('a sliding second counts what is less than a second old', () => {
  const second = new SlidingSecond();
  for (let at = 0; at < 10_000; at += 10) {
    second.count(at);
    expect(second.counted(at)).toBe(Math.min(at / 10 + 1, 100));
  }
  expect(second.counted(10_490)).toBe(50);
  expect(second.counted(20_000)).toBe(0);
});

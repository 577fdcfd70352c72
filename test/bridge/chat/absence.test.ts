import { expect, it } from 'vitest';
import { Absence } from '../../../bridge/chat/absence.ts';

const fails = async () => {
  throw new Error('the store is away');
};

/** An absence by a clock that the test sets. */
function build() {
  const clock = { now: 100_000 };
  return { clock, absence: new Absence(() => clock.now) };
}

it('lasts from the first message that could not be taken, until the service has brought all again', async () => {
  const { clock, absence } = build();
  clock.now += 60_000;
  expect(absence.ms).toBe(0);
  await expect(absence.take(fails)).rejects.toThrow('the store is away');
  clock.now += 4000;
  await expect(absence.take(fails)).rejects.toThrow();
  clock.now += 2000;
  await absence.take(async () => {});
  expect(absence.ms).toBe(6000);
  clock.now += 8001;
  expect(absence.ms).toBe(0);
});

it('is believed to have lasted for 10 s at the most', async () => {
  const { clock, absence } = build();
  for (let second = 0; second < 60; second++) {
    clock.now += 1000;
    await expect(absence.take(fails)).rejects.toThrow();
  }
  expect(absence.ms).toBe(10_000);
});

it('is taken for granted by a process that has just started', () => {
  const { clock, absence } = build();
  expect(absence.ms).toBe(5000);
  clock.now += 10_001;
  expect(absence.ms).toBe(0);
});

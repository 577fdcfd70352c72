import { expect, it } from 'vitest';
import { Arrivals } from '../../../server/realtime/arrivals.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('all that is read in one turn came before it', async () => {
  const arrivals = new Arrivals();
  const first = arrivals.now;
  const until = performance.now() + 5;
  while (performance.now() < until);
  expect(arrivals.now).toBe(first);
  await turn();
  expect(arrivals.now).toBeGreaterThan(first);
});

it('what is read after the process was held up came when that began, as far as anybody can tell', async () => {
  const arrivals = new Arrivals();
  arrivals.begin(0);
  arrivals.ticked(255);
  expect(arrivals.now).not.toBe(505);
  await turn();
  arrivals.ticked(3000);
  expect(arrivals.now).toBe(505);
  await turn();
  expect(arrivals.now).not.toBe(505);
  await turn();
  // Nothing ticked for an hour: nobody played.
  arrivals.begin(3_600_000);
  arrivals.ticked(3_600_250);
  expect(arrivals.now).not.toBe(3_600_250);
});

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
  let now = 0;
  const arrivals = new Arrivals(() => now);
  const tick = (at: number) => {
    now = at;
    arrivals.ticked(at);
  };
  arrivals.begin(0);
  tick(255);
  expect(arrivals.now).toBe(255);
  await turn();
  tick(3000);
  expect(arrivals.now).toBe(505);
  await turn();
  expect(arrivals.now).toBe(3000);
  await turn();
  // Stopped once more, and what has come is read before the tick.
  now = 9000;
  expect(arrivals.now).toBe(3250);
  tick(9000);
  await turn();
  expect(arrivals.now).toBe(9000);
  await turn();
  // Nothing ticks for an hour: nobody plays.
  arrivals.end();
  now = 3_600_000;
  expect(arrivals.now).toBe(3_600_000);
  await turn();
  arrivals.begin(3_600_000);
  tick(3_600_250);
  expect(arrivals.now).toBe(3_600_250);
});

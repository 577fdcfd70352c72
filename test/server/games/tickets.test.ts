import { expect, it } from 'vitest';
import { Tickets } from '../../../server/games/tickets.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';

const HOUR = 3_600_000;

function tickets() {
  const clock = { now: 0 };
  const space = createMemoryStore({ now: () => clock.now }).space('tickets');
  return { clock, tickets: new Tickets(space), elsewhere: new Tickets(space) };
}

it('a ticket lets its player in once, whoever comes with it at the same time', async () => {
  const { tickets: here, elsewhere } = tickets();
  const ticket = await here.issue('game', 'ana');
  const letIn = await Promise.all(
    [here, elsewhere, here, elsewhere].map((one) => one.redeem('game', ticket)),
  );
  expect(letIn.filter((player) => player === 'ana')).toHaveLength(1);
  expect(await here.redeem('game', ticket)).toBeUndefined();
});

it('a ticket is of one game, and no text that somebody makes up is one', async () => {
  const { tickets: here } = tickets();
  const ticket = await here.issue('game', 'ana');
  expect(await here.redeem('other', ticket)).toBeUndefined();
  for (const made of ['', 'used.', `used.${ticket}`, `${ticket}x`]) {
    expect(await here.redeem('game', made)).toBeUndefined();
  }
  expect(await here.redeem('game', ticket)).toBe('ana');
  expect(await here.redeem('game', `used.${ticket}`)).toBeUndefined();
});

it('a ticket is good for an evening', async () => {
  const { tickets: here, clock } = tickets();
  const [first, second] = [await here.issue('game', 'ana'), await here.issue('game', 'ana')];
  expect(first).not.toBe(second);
  clock.now = 11 * HOUR;
  expect(await here.redeem('game', first)).toBe('ana');
  clock.now = 13 * HOUR;
  expect(await here.redeem('game', second)).toBeUndefined();
});

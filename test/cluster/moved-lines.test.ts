/** One of two processes has all lines, as after a storm: it lets them go until they are spread. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectPlayer, granted, hostGame } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { type ServerPair, startServerPair } from '../support/server-pair.ts';
import { tcpBalancer } from '../support/tcp-balancer.ts';

const PLAYERS = 60;

let pair: ServerPair;
beforeAll(async () => {
  pair = await startServerPair();
});
afterAll(() => pair[Symbol.asyncDispose]());

/** A player who comes back by itself, as the pages do, and asks again for what was not acked. */
async function player(url: string, pin: string, nickname: string) {
  const socket = connectPlayer(url, { reconnection: true, reconnectionDelay: 100 });
  let token: string | undefined;
  let joins = 0;
  const join = async () => {
    const ack = granted(
      await socket.emitWithAck('join', { pin, nickname, ...(token && { token }) }),
    );
    token = ack.token;
    joins += 1;
  };
  await new Promise<void>((resolve) => {
    socket.on('connect', () => void join().then(resolve));
  });
  return {
    joins: () => joins,
    async answer(question: number, value: number): Promise<void> {
      const ack = await socket.timeout(1000).emitWithAck('answer', { question, value });
      if (ack.ok) return;
      expect(ack.error.code).toBe('NOT_JOINED');
      await delay(50);
      await this.answer(question, value);
    },
    [Symbol.dispose]: () => void socket.disconnect(),
  };
}

it('P13: no process holds more than 60 % of the lines in the end, and nobody is lost', async () => {
  await using door = await tcpBalancer(pair.urls);
  using host = await hostGame(pair.urls[1], singles(1, { limit: 60 }));
  using disposables = new DisposableStack();
  door.open[1] = false;
  const players = await Promise.all(
    Array.from({ length: PLAYERS }, (_, index) => player(door.url, host.pin, `P${index}`)),
  );
  for (const each of players) disposables.use(each);
  expect(door.held()).toEqual([PLAYERS, 0]);
  door.open[1] = true;
  const isSpread = () => {
    const [one = 0, other = 0] = door.held();
    return one + other === PLAYERS && Math.max(one, other) <= 0.6 * PLAYERS;
  };
  await expect.poll(isSpread, { interval: 20 }).toBe(true);
  const joins = players.map((each) => each.joins());
  // Some were moved, and only some of them twice.
  expect(joins.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2.5 * PLAYERS);

  // The question waits for all who are there: it closes with the last answer.
  await host.command('start');
  await Promise.all(players.map((each) => each.answer(0, 0)));
  const { distribution } = await host.inbox.next('reveal');
  expect(distribution.reduce((sum, { count }) => sum + count, 0)).toBe(PLAYERS);

  const metrics = await (await fetch(`${pair.urls[1]}/metrics`)).text();
  expect(Number(/^qrush_lines_moved_total (\d+)/m.exec(metrics)?.[1])).toBeGreaterThanOrEqual(
    0.4 * PLAYERS,
  );
});

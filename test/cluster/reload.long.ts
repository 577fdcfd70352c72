/**
 * Arrivals at the sticky door while PM2 replaces the processes. `npm run test:reload`, and not a
 * part of `npm test`: in about one of three runs beside other tests it does not end. A polling
 * client whose connection goes to a worker that leaves waits for its ping time-out, 45 s at a time,
 * and the library in PM2's daemon may hand it to the same one again (docs/operations.md).
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { post } from '../support/clients.ts';
import { LastingPlayer } from '../support/lasting-player.ts';
import { type Pm2, STARTING, startPm2 } from '../support/pm2.ts';
import { singles } from '../support/quizzes.ts';

let pm2: Pm2;
let authorization: Record<string, string>;
beforeAll(async () => {
  pm2 = await startPm2(2);
  authorization = { authorization: `Bearer ${pm2.adminToken}` };
}, STARTING);
afterAll(() => pm2?.[Symbol.asyncDispose]());

it('lets everybody in during a reload, by polling or by WebSocket', {
  timeout: 300_000,
}, async () => {
  const quiz = await post<{ id: string }>(`${pm2.url}/api/quizzes`, singles(1), authorization);
  const game = await post<{ id: string; pin: string }>(
    `${pm2.url}/api/games`,
    { quizId: quiz.body.id },
    authorization,
  );
  const { pin } = game.body;
  const players: LastingPlayer[] = [];
  let reloading = true;
  const arrive = async (transport: 'polling' | 'websocket') => {
    while (reloading) {
      const nickname = `${transport} ${players.length}`;
      const player = new LastingPlayer(pm2.stickyUrl, pin, nickname, transport);
      players.push(player);
      await player.arrived();
    }
  };
  await Promise.all([
    pm2.run('reload', 'qrush').finally(() => {
      reloading = false;
    }),
    ...(['polling', 'polling', 'websocket', 'websocket'] as const).map(arrive),
  ]);
  await Promise.all(players.map((player) => player.arrived()));
  expect(players.length).toBeGreaterThan(8);
  for (const player of players) player.leave();
});

/** One game of a thousand players, over both workers of a host under PM2. */
import { expect, it } from 'vitest';
import { granted } from '../support/clients.ts';
import { gather } from '../support/crowd.ts';
import {
  type Acked,
  AUTHORIZATION,
  archived,
  command,
  createGame,
  expectAnswers,
  expectTotals,
  lastingHost,
} from '../support/lasting-game.ts';
import { startPm2 } from '../support/pm2.ts';
import { singles } from '../support/quizzes.ts';

const PLAYERS = 1000;
const QUESTIONS = 4;

/** How many players each process has. */
async function split(url: string): Promise<number[]> {
  const response = await fetch(`${url}/admin/worker-stats`, { headers: AUTHORIZATION });
  const { processes } = (await response.json()) as {
    processes: { process: { sockets: { play: number } } }[];
  };
  return processes.map(({ process }) => process.sockets.play);
}

it('counts every answer of a thousand players once, and ranks them right', {
  timeout: 240_000,
}, async () => {
  await using pm2 = await startPm2(2);
  const game = await createGame(pm2.url, singles(QUESTIONS, { limit: 120 }));
  const host = await lastingHost(pm2.url, game);
  await using crowd = await gather(pm2.url, game.pin, PLAYERS, 4);
  const shares = await split(pm2.url);
  console.log(`The players of each process: ${shares.join(' and ')}.`);
  expect(shares).toHaveLength(2);
  expect(shares.reduce((sum, share) => sum + share)).toBe(PLAYERS);
  expect(Math.min(...shares)).toBeGreaterThan(0);

  granted(await host.emitWithAck('start', {}));
  const acked: Acked[] = [];
  for (let question = 0; question < QUESTIONS; question++) {
    const revealed = new Promise((resolve) => host.once('leaderboard', resolve));
    acked.push(...(await crowd.answer(question)));
    await revealed;
    await command(host, 'next');
  }
  expect(acked).toHaveLength(PLAYERS * QUESTIONS);

  const archive = await archived(pm2.url, game.id, pm2.records);
  expect(archive.players).toHaveLength(PLAYERS);
  expectAnswers(archive, acked);
  expectTotals(archive);
  host.disconnect();
});

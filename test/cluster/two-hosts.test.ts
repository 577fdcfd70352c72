/** Two hosts behind nginx, played by two PM2 daemons; one of them loses its power in mid-game. */
import { expect, it } from 'vitest';
import { granted } from '../support/clients.ts';
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
import { LastingPlayer } from '../support/lasting-player.ts';
import { startNginx } from '../support/nginx.ts';
import { startServices } from '../support/pm2.ts';
import { type Pm2Host, startPm2Host } from '../support/pm2-host.ts';
import { singles } from '../support/quizzes.ts';

const QUESTIONS = 3;
/** The question in whose middle a host is lost. */
const FATAL = 1;

/** How many players each host has. */
async function split(url: string, hosts: Pm2Host[]): Promise<number[]> {
  const response = await fetch(`${url}/admin/worker-stats`, { headers: AUTHORIZATION });
  const { processes } = (await response.json()) as {
    processes: { pid: number; process: { sockets: { play: number } } }[];
  };
  return Promise.all(
    hosts.map(async (host) => {
      const pids = await host.pids();
      const own = processes.filter(({ pid }) => pids.includes(pid));
      return own.reduce((sum, { process }) => sum + process.sockets.play, 0);
    }),
  );
}

it('plays one game over two hosts, and goes on when one is killed in mid-question', {
  timeout: 240_000,
}, async () => {
  await using services = await startServices();
  const settings = { ...services.settings, TRUST_PROXY: 'true' };
  await using lost = await startPm2Host(2, settings);
  await using kept = await startPm2Host(2, settings);
  await using nginx = await startNginx([lost, kept]);
  const game = await createGame(nginx.url, singles(QUESTIONS, { limit: 120 }));
  const host = await lastingHost(nginx.url, game);
  const enter = (transport: 'websocket' | 'polling', count: number) =>
    Array.from(
      { length: count },
      (_, index) => new LastingPlayer(nginx.url, game.pin, `${transport} ${index}`, transport),
    );
  const players = [...enter('websocket', 40), ...enter('polling', 8)];
  await Promise.all(players.map((player) => player.arrived()));
  const shares = await split(nginx.url, [lost, kept]);
  console.log(`The players of each host: ${shares.join(' and ')}.`);
  expect(shares.reduce((sum, share) => sum + share)).toBe(players.length);
  expect(Math.min(...shares)).toBeGreaterThan(0);

  granted(await host.emitWithAck('start', {}));
  const acked: Acked[] = [];
  for (let question = 0; question < QUESTIONS; question++) {
    if (question > 0) await command(host, 'next');
    await Promise.all(players.map((player) => player.sees(question)));
    const answer = async (player: LastingPlayer) => {
      const value = (players.indexOf(player) + question) % 4;
      const receivedAt = await player.answer(question, value);
      acked.push({ nickname: player.nickname, question, value, receivedAt });
    };
    // Some acks have come and some are on their way when it happens; the last player still thinks.
    const answers = players.slice(0, -1).map(answer);
    if (question === FATAL) {
      await Promise.race(answers);
      await lost.cut();
    }
    await Promise.all([...answers, ...players.slice(-1).map(answer)]);
    await Promise.all(players.map((player) => player.isTold(question)));
  }
  await command(host, 'end');

  // Those of the lost host came back at the other one.
  expect(players.filter(({ returns }) => returns > 0).length).toBeGreaterThanOrEqual(
    shares[0] ?? 0,
  );
  expect(acked).toHaveLength(players.length * QUESTIONS);
  const archive = await archived(nginx.url, game.id, services.records);
  expect(archive.players).toHaveLength(players.length);
  expectAnswers(archive, acked);
  expectTotals(archive);
  for (const player of players) player.leave();
  host.disconnect();
});

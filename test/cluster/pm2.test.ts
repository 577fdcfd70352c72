/** The real thing: PM2, two processes, Redis, PostgreSQL; games played through reloads and crashes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Archive } from '../../server/records/contract.ts';
import { recompute } from '../support/archive.ts';
import { connectHost, granted, type HostSocket, post } from '../support/clients.ts';
import { LastingPlayer } from '../support/lasting-player.ts';
import { type Pm2, startPm2 } from '../support/pm2.ts';
import { singles } from '../support/quizzes.ts';
import { seeded } from '../support/random.ts';

const WORKERS = 2;
const LONG = { timeout: 180_000 };

let pm2: Pm2;
let authorization: Record<string, string>;
beforeAll(async () => {
  pm2 = await startPm2(WORKERS);
  authorization = { authorization: `Bearer ${pm2.adminToken}` };
});
afterAll(() => pm2?.[Symbol.asyncDispose]());

interface Game {
  id: string;
  pin: string;
  hostToken: string;
}

async function createGame(questions: object): Promise<Game> {
  const quiz = await post<{ id: string }>(`${pm2.url}/api/quizzes`, questions, authorization);
  const game = await post<Game>(
    `${pm2.url}/api/games`,
    { quizId: quiz.body.id, options: { countdown: 0 } },
    authorization,
  );
  return game.body;
}

/** A host who attaches again when the connection breaks. */
async function lastingHost({ pin, hostToken }: Game): Promise<HostSocket> {
  const host = connectHost(pm2.url);
  host.io.reconnection(true);
  host.io.reconnectionDelay(50);
  host.on('connect', () => void host.emitWithAck('attach', { pin, hostToken }));
  granted(await host.emitWithAck('attach', { pin, hostToken }));
  return host;
}

/** Gives a command until it is acked; one whose ack was lost has been carried out already. */
async function command(host: HostSocket, name: 'next' | 'end'): Promise<void> {
  for (;;) {
    const ack = await host
      .timeout(3000)
      .emitWithAck(name, {})
      .catch(() => undefined);
    if (ack?.ok || (ack && ack.error.code === 'WRONG_PHASE')) return;
  }
}

/** The archived game, as soon as it is written. */
async function archived(id: string): Promise<Archive> {
  for (;;) {
    const { status } = await fetch(`${pm2.url}/api/games/${id}/report`, {
      headers: authorization,
      method: 'GET',
    });
    if (status === 200) break;
  }
  await using records = await pm2.records();
  const archive = await records.games.get(id);
  if (!archive) throw new Error('no archive');
  return archive;
}

/** Every total is what the archived answers are worth. */
function expectTotals(archive: Archive): void {
  const expected = recompute(archive, (question, value) => value === question % 4);
  for (const { id, total } of archive.players) expect(total).toBe(expected.get(id)?.total);
}

it(
  'plays a game through a reload: nobody is lost, no answer is lost or doubled',
  LONG,
  async () => {
    const game = await createGame(singles(3, { limit: 60 }));
    const host = await lastingHost(game);
    const players = Array.from(
      { length: 120 },
      (_, index) => new LastingPlayer(pm2.url, game.pin, `Player ${index}`),
    );
    await Promise.all(players.map((player) => player.joined()));
    const before = await pm2.pids();
    expect(new Set(before).size).toBe(WORKERS);

    granted(await host.emitWithAck('start', {}));
    await Promise.all(players.map(({ inbox }) => inbox.next('question')));

    // Half answer before the reload, half during it, the first one only then: so it stays open. And
    // newcomers come all the while.
    const random = seeded(7);
    const given = players.map(() => Math.floor(random() * 4));
    const answer = (player: LastingPlayer) => player.answer(0, given[players.indexOf(player)] ?? 0);
    await Promise.all(players.slice(1, 60).map(answer));
    let reloading = true;
    const newcomers: LastingPlayer[] = [];
    const arriving = async () => {
      while (reloading) {
        const newcomer = new LastingPlayer(pm2.url, game.pin, `Newcomer ${newcomers.length}`);
        newcomers.push(newcomer);
        await newcomer.arrived();
        await newcomer.answer(0, 0);
      }
    };
    await Promise.all([
      pm2.run('reload', 'qrush').finally(() => {
        reloading = false;
      }),
      arriving(),
      ...players.slice(60).map(answer),
    ]);
    await Promise.all(players.slice(0, 1).map(answer));
    expect(newcomers.length).toBeGreaterThan(0);
    for (const pid of await pm2.pids()) expect(before).not.toContain(pid);

    // The game goes on: all have answered, so it is revealed, to everybody.
    const everybody = [...players, ...newcomers];
    await Promise.all(everybody.map((player) => player.isTold(0)));
    for (const { returns } of players) expect(returns).toBeGreaterThanOrEqual(1);
    await command(host, 'end');

    const archive = await archived(game.id);
    expect(archive.players).toHaveLength(everybody.length);
    const ids = new Map(archive.players.map(({ id, nickname }) => [nickname, id]));
    for (const [index, { nickname }] of players.entries()) {
      const answers = archive.answers.filter(({ player }) => player === ids.get(nickname));
      expect(answers.map(({ question, value }) => [question, value])).toEqual([[0, given[index]]]);
    }
    expectTotals(archive);
    for (const player of everybody) player.leave();
    host.disconnect();
    // Nothing was said but that it is ready.
    expect((await pm2.logs()).split('\n').filter((line) => line.startsWith('{'))).toEqual([]);
  },
);

it('loses nothing that was acked when processes are killed in mid-question', LONG, async () => {
  const questions = 4;
  const game = await createGame(singles(questions, { limit: 60 }));
  const host = await lastingHost(game);
  const players = Array.from(
    { length: 40 },
    (_, index) => new LastingPlayer(pm2.url, game.pin, `Player ${index}`),
  );
  await Promise.all(players.map((player) => player.joined()));
  granted(await host.emitWithAck('start', {}));
  for (let question = 0; question < questions; question++) {
    if (question > 0) await command(host, 'next');
    await Promise.all(players.map((player) => player.sees(question)));
    const [victim] = (await pm2.pids()).slice(question % WORKERS);
    const answers = players.map((player, index) => player.answer(question, index % 4));
    // In the middle of the answers, or while they are scored: it is another moment each time.
    await answers[(question * 13) % players.length];
    if (victim) process.kill(victim, 'SIGKILL');
    await Promise.all(answers);
    await Promise.all(players.map((player) => player.isTold(question)));
  }
  await command(host, 'end');
  const archive = await archived(game.id);
  expect(archive.answers).toHaveLength(players.length * questions);
  expectTotals(archive);
  for (const player of players) player.leave();
  host.disconnect();
});

/** The real thing: PM2, two processes, Redis, PostgreSQL; games played through reloads and crashes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { granted } from '../support/clients.ts';
import {
  archived,
  command,
  createGame,
  expectTotals,
  lastingHost,
} from '../support/lasting-game.ts';
import { LastingPlayer } from '../support/lasting-player.ts';
import { type Pm2, STARTING, startPm2 } from '../support/pm2.ts';
import { singles } from '../support/quizzes.ts';
import { seeded } from '../support/random.ts';

const WORKERS = 2;
const LONG = { timeout: 180_000 };

/** ms after the deadline in which an answer may still arrive: the default of ANSWER_GRACE. */
const GRACE = 300;

/** ms after which a timer fires elsewhere when the process that claimed it is gone. */
const LEASE = 2000;

let pm2: Pm2;
beforeAll(async () => {
  pm2 = await startPm2(WORKERS);
}, STARTING);
afterAll(() => pm2?.[Symbol.asyncDispose]());

it(
  'plays a game through a reload: nobody is lost, no answer is lost or doubled',
  LONG,
  async () => {
    const game = await createGame(pm2.url, singles(3, { limit: 60 }));
    const host = await lastingHost(pm2.url, game);
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

    // The game continues: all have answered, so it is revealed, to everybody.
    const everybody = [...players, ...newcomers];
    await Promise.all(everybody.map((player) => player.isTold(0)));
    for (const { returns } of players) expect(returns).toBeGreaterThanOrEqual(1);
    const absences = players.flatMap((player) => player.absences);
    expect(absences.length).toBeGreaterThanOrEqual(players.length);
    console.log(`Longest way back into the game: ${Math.round(Math.max(...absences))} ms.`);
    await command(host, 'end');

    const archive = await archived(pm2.url, game.id, pm2.records);
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

it('keeps the deadline of an open question through a reload', LONG, async () => {
  const game = await createGame(pm2.url, singles(1, { limit: 15 }));
  const host = await lastingHost(pm2.url, game);
  const players = Array.from(
    { length: 10 },
    (_, index) => new LastingPlayer(pm2.url, game.pin, `Player ${index}`),
  );
  await Promise.all(players.map((player) => player.joined()));
  const opened = new Promise<{ closesAt: number }>((resolve) => host.once('question', resolve));
  granted(await host.emitWithAck('start', {}));
  const { closesAt } = await opened;
  await Promise.all(players.map((player) => player.sees(0)));

  // The first one never answers: nothing but the deadline closes the question.
  const reloaded = pm2.run('reload', 'qrush');
  const received = await Promise.all(players.slice(1).map((player) => player.answer(0, 0)));
  await reloaded;
  const during = granted(await host.emitWithAck('attach', game)).state;
  // On a slow machine it may be over by now: the next lines tell that it was not too early.
  if (during.phase === 'question') expect(during.question?.closesAt).toBe(closesAt);
  await Promise.all(players.map((player) => player.isTold(0)));
  // Once a question is closed, this is when it was.
  const closedAt = granted(await host.emitWithAck('attach', game)).state.question?.closesAt ?? 0;
  const late = closedAt - closesAt - GRACE;
  console.log(`Closed ${late} ms after the deadline and its grace.`);
  expect(late).toBeGreaterThan(0);
  expect(late).toBeLessThan(LEASE * 2);
  for (const receivedAt of received) expect(receivedAt).toBeLessThan(closesAt);
  await command(host, 'end');

  const archive = await archived(pm2.url, game.id, pm2.records);
  expect(archive.answers).toHaveLength(players.length - 1);
  expectTotals(archive);
  for (const player of players) player.leave();
  host.disconnect();
});

it('loses nothing that was acked when processes are killed in mid-question', LONG, async () => {
  const questions = 4;
  const game = await createGame(pm2.url, singles(questions, { limit: 60 }));
  const host = await lastingHost(pm2.url, game);
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
  const archive = await archived(pm2.url, game.id, pm2.records);
  expect(archive.answers).toHaveLength(players.length * questions);
  expectTotals(archive);
  for (const player of players) player.leave();
  host.disconnect();
});

/** Players who have gone with their process hold up no later question, and are not closed out of theirs. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { granted, hostGame, joinWeb, type WebPlayer } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { type ServerPair, startServerPair } from '../support/server-pair.ts';

interface Stats {
  games: { games: { id: string; present: number }[] };
}

const ADMIN_TOKEN = 'f3b1c07a9e52d864-of-tests';
const authorization = `Bearer ${ADMIN_TOKEN}`;

let pair: ServerPair;
beforeAll(async () => {
  pair = await startServerPair({ PRESENCE_GRACE: '200', ADMIN_TOKEN });
});
afterAll(() => pair[Symbol.asyncDispose]());

it('of a process that was killed: waited for in the open question, and in no later one', async () => {
  const [here, there] = pair.urls;
  using host = await hostGame(here, singles(2, { limit: 600 }));
  using ana = await joinWeb(here, host.pin, 'Ana');
  const gone: WebPlayer[] = [];
  for (const name of ['Ben', 'Chloé', 'Davi']) gone.push(await joinWeb(there, host.pin, name));
  await host.command('start');
  await Promise.all([ana, ...gone].map(({ inbox }) => inbox.next('question')));
  granted(await ana.answer(0, 0));
  pair.servers[1].child.kill('SIGKILL');
  await pair.servers[1].ended();

  // It was no fault of theirs: one comes back in time, and answers.
  await pair.servers[0].says(/a process is gone; its players are absent/);
  const { state } = granted(await ana.socket.emitWithAck('sync', {}));
  expect(state).toMatchObject({ phase: 'question', answers: 1 });
  using ben = await joinWeb(here, host.pin, 'Ben', gone[0]?.token);
  granted(await ben.answer(0, 1));
  await host.command('skip');
  await ana.inbox.next('reveal');

  await host.command('next');
  await ana.inbox.next('question', ({ index }) => index === 1);
  granted(await ana.answer(1, 1));
  granted(await ben.answer(1, 1));
  const { distribution } = await ana.inbox.next('reveal', ({ index }) => index === 1);
  expect(distribution.map(({ count }) => count)).toEqual([0, 2, 0, 0]);
});

it('of a network that was cut: waited for when they are many, and not when one has gone', async () => {
  const [here] = pair.urls;
  using host = await hostGame(here, singles(2, { limit: 600 }));
  const players: WebPlayer[] = [];
  for (const name of ['Ana', 'Ben', 'Chloé', 'Davi', 'Emi'])
    players.push(await joinWeb(here, host.pin, name));
  const [ana, ben, ...others] = players as [WebPlayer, WebPlayer, ...WebPlayer[]];
  await host.command('start');
  await Promise.all(players.map(({ inbox }) => inbox.next('question')));
  for (const { socket } of others) socket.disconnect();
  for (const player of [ana, ben]) granted(await player.answer(0, 0));
  // Their grace is over when this has happened.
  const stats = async (): Promise<Stats> =>
    (await fetch(`${here}/admin/game-stats`, { headers: { authorization } })).json() as never;
  await expect
    .poll(async () => (await stats()).games.games.find(({ id }) => id === host.id)?.present)
    .toBe(2);
  const { state } = granted(await ana.socket.emitWithAck('sync', {}));
  expect(state.phase).toBe('question');
  const back = await Promise.all(
    others.map(({ player, token }) => joinWeb(here, host.pin, player.nickname, token)),
  );
  for (const player of back) granted(await player.answer(0, 2));
  await ana.inbox.next('reveal');

  await host.command('next');
  await ana.inbox.next('question', ({ index }) => index === 1);
  const [one, ...rest] = back as [WebPlayer, ...WebPlayer[]];
  one.socket.disconnect();
  for (const player of [ana, ben, ...rest]) granted(await player.answer(1, 0));
  await ana.inbox.next('reveal', ({ index }) => index === 1);
  for (const player of [...players, ...back]) player.socket.disconnect();
});

import { expect, it } from 'vitest';
import { createGame } from '../../contract/games.ts';
import { startApp } from '../../support/app.ts';

const rejected = expect.objectContaining({ code: 'NICKNAME_REJECTED' });

it('refuses foul names and the words of the operator, on every channel', async () => {
  await using running = await startApp({
    pluginConfig: { 'nickname-filter': { words: ['Voldemort'] } },
  });
  const { games, store } = running.app;
  const { id } = await createGame(store);
  for (const channel of ['web', 'whatsapp'])
    for (const nickname of ['Fuck you', 'v0ldem0rt'])
      await expect(games.join(id, { nickname, channel })).rejects.toEqual(rejected);
  expect(await store.players.counts(id)).toMatchObject({ players: 0 });
  expect(await games.join(id, { nickname: 'Harry', channel: 'web' })).toMatchObject({
    nickname: 'Harry',
  });
  expect(running.logged).toEqual([]);
});

it('lets pass what the operator allows', async () => {
  await using running = await startApp({
    pluginConfig: { 'nickname-filter': { allow: ['Hooker', 'Scheiße'] } },
  });
  const { id } = await createGame(running.app.store);
  for (const nickname of ['Hooker', 'scheisse'])
    expect(await running.app.games.join(id, { nickname, channel: 'web' })).toMatchObject({
      nickname,
    });
});

it('refuses nothing when it is turned off', async () => {
  await using running = await startApp({
    pluginConfig: { 'nickname-filter': { enabled: false, words: ['Voldemort'] } },
  });
  const { id } = await createGame(running.app.store);
  const player = await running.app.games.join(id, { nickname: 'Voldemort', channel: 'web' });
  expect(player).toMatchObject({ nickname: 'Voldemort' });
});

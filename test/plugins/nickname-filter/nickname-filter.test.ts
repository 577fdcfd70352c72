import { expect, it } from 'vitest';
import { isFoulName } from '../../../plugins/nickname-filter/index.ts';
import { createGame } from '../../contract/games.ts';
import { startApp } from '../../support/app.ts';

// Signs that mean something in a pattern are nothing special in a word of the operator.
const isFoul = isFoulName(['voldemort', 'a[b]?|\\']);

it.each([
  'fuck',
  'FuCk',
  'fuuuck',
  'f u c k',
  'sh1t',
  'a$$hole',
  'Mr Fuckface',
  'V0ldemort',
  'f.u.c.k you',
  'S H I T',
])('%j is foul', (name) => {
  expect(isFoul(name)).toBe(true);
});

it.each([
  'Ana',
  'Scunthorpe',
  'Dick van Dyke'.slice(5),
  'Cassandra',
  'Bassett',
  'Essex',
  'José',
  '李小龍',
  'classic',
  'A B C',
  'J F K',
  'Table 455',
  '717',
])('%j is not', (name) => {
  expect(isFoul(name)).toBe(false);
});

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

it('refuses nothing when it is turned off', async () => {
  await using running = await startApp({
    pluginConfig: { 'nickname-filter': { enabled: false, words: ['Voldemort'] } },
  });
  const { id } = await createGame(running.app.store);
  const player = await running.app.games.join(id, { nickname: 'Voldemort', channel: 'web' });
  expect(player).toMatchObject({ nickname: 'Voldemort' });
});

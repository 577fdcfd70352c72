import { expect, it } from 'vitest';
import type { Definition } from '../../../server/engine/state.ts';
import { Definitions } from '../../../server/games/definitions.ts';
import { newDefinition } from '../../contract/games.ts';

/** A store that counts how often it is asked. */
function storeOf(...ids: string[]) {
  const asked: string[] = [];
  return {
    asked,
    async definition(id: string): Promise<Definition | undefined> {
      asked.push(id);
      return ids.includes(id) ? { ...newDefinition(0), id } : undefined;
    },
  };
}

it('reads a definition once', async () => {
  const store = storeOf('a', 'b');
  const definitions = new Definitions(store);
  const first = await definitions.get('a');
  expect((await definitions.get('b')).id).toBe('b');
  expect(await definitions.get('a')).toBe(first);
  expect(store.asked).toEqual(['a', 'b']);
});

it('asks again for a game that was not there', async () => {
  const store = storeOf();
  const definitions = new Definitions(store);
  for (let time = 0; time < 2; time++) {
    await expect(definitions.get('a')).rejects.toMatchObject({ code: 'GAME_NOT_FOUND' });
  }
  expect(store.asked).toEqual(['a', 'a']);
});

it('keeps so many, and forgets the one that was not used for the longest time', async () => {
  const store = storeOf('a', 'b', 'c');
  const definitions = new Definitions(store, 2);
  for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await definitions.get(id);
  expect(store.asked).toEqual(['a', 'b', 'c', 'b']);
});

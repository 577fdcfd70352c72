import { describe, expect, it } from 'vitest';
import type { Given } from './store-contract.ts';

export function spaceContract(given: Given): void {
  describe('a space', () => {
    it('keeps values, apart from those of other spaces', async () => {
      const value = { text: 'ü', list: [1, null, { deep: true }] };
      await given.store.space('one').set('key', value);
      expect(await given.others[0].space('one').get('key')).toEqual(value);
      expect(await given.store.space('two').get('key')).toBeUndefined();
      await given.others[1].space('one').delete('key');
      expect(await given.store.space('one').get('key')).toBeUndefined();
    });

    it('does not share what it was given', async () => {
      const space = given.store.space('one');
      const value = { list: [1] };
      await space.set('key', value);
      value.list.push(2);
      (await space.get<typeof value>('key'))?.list.push(3);
      expect(await space.get('key')).toEqual({ list: [1] });
    });

    it('forgets values when their time is over', async () => {
      const space = given.store.space('one');
      await space.set('short', 1, 30);
      await space.set('long', 2, 60_000);
      await space.set('kept', 3);
      await given.advance(50);
      expect([await space.get('short'), await space.get('long'), await space.get('kept')]).toEqual([
        undefined,
        2,
        3,
      ]);
    });

    it('adds once, of however many try, until it is deleted or over', async () => {
      const spaces = [given.store, ...given.others].map((store) => store.space('one'));
      const added = await Promise.all(
        spaces.flatMap((space) => [1, 2, 3].map((value) => space.add('key', value, 30))),
      );
      expect(added.filter(Boolean)).toHaveLength(1);
      await given.advance(50);
      expect(await given.store.space('one').add('key', 'again')).toBe(true);
      await given.store.space('one').delete('key');
      expect(await given.store.space('one').add('key', 'third')).toBe(true);
      expect(await given.store.space('one').get('key')).toBe('third');
    });
  });
}

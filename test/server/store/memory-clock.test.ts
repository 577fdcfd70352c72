/** To the ms: what only a store whose clock stands still can show. */
import { expect, it } from 'vitest';
import { controls } from '../../../server/engine/controls.ts';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';
import { createGame, gateAt, join, turn } from '../../contract/games.ts';
import { definitionOf } from '../engine/games.ts';

const START = 1_800_000_000_000;

function storeWithClock() {
  const clock = { now: START };
  return { clock, store: createMemoryStore({ now: () => clock.now }) };
}

it('the last ms of the gate still takes an answer, the next one does not', async () => {
  const { clock, store } = storeWithClock();
  const { id } = await createGame(store);
  const [inTime, late] = [await join(store, id, 'A'), await join(store, id, 'B')];
  await turn(store, id, gateAt(0, START, START + 100));
  clock.now = START + 100;
  expect((await store.answers.submit(id, inTime, 0, '1')).status).toBe('accepted');
  clock.now = START + 101;
  expect((await store.answers.submit(id, late, 0, '1')).status).toBe('closed');
});

it('there is no ms at which a question takes answers and is closed by its timer', async () => {
  const { clock, store } = storeWithClock();
  const definition = definitionOf(1, { countdown: 0 });
  const lobby = initialState();
  await store.games.create(definition, lobby, controls(definition, lobby));
  const inTime = await join(store, definition.id, 'A');
  const late = await join(store, definition.id, 'B');
  const open = reduce(definition, lobby, { type: 'start' }, START)?.state;
  if (!open) throw new Error('the game starts');
  const { dueAt, gate } = controls(definition, open);
  await store.games.commit(definition.id, 1, open, { door: 'open', dueAt, gate }, 1000);
  // Otherwise the timer comes at the lease of the effects as well.
  await store.games.settle(definition.id, open.version);
  if (dueAt === null) throw new Error('an open question is due');

  clock.now = dueAt - 1;
  expect(await store.timers.claim(1, 1000)).toEqual([]);
  expect(reduce(definition, open, { type: 'due' }, clock.now)).toBeNull();
  expect((await store.answers.submit(definition.id, inTime, 0, '1')).status).toBe('accepted');
  clock.now = dueAt;
  expect(reduce(definition, open, { type: 'due' }, clock.now)).not.toBeNull();
  expect((await store.answers.submit(definition.id, late, 0, '1')).status).toBe('closed');
});

it('a lease ends at its last ms, and the timer has another winner then', async () => {
  const { clock, store } = storeWithClock();
  await store.timers.set({ kind: 'test', key: 'a', at: START });
  expect(await store.timers.claim(1, 50)).toHaveLength(1);
  clock.now = START + 49;
  expect(await store.timers.claim(1, 50)).toEqual([]);
  clock.now = START + 50;
  expect(await store.timers.claim(1, 50)).toMatchObject([{ key: 'a' }]);
});

it('timers that are due are handed out in the order of their times', async () => {
  const { clock, store } = storeWithClock();
  for (const after of [30, 10, 20])
    await store.timers.set({ kind: 'test', key: `${after}`, at: START + after });
  clock.now = START + 30;
  const claimed = await store.timers.claim(2, 1000);
  expect(claimed.map(({ key }) => key)).toEqual(['10', '20']);
});

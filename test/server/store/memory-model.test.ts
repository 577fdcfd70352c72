/** The model that stores are compared with: it does not depend on who is first, and it sees faults. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Store } from '../../../server/store/contract.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';
import { anyRounds, expectAlike } from '../../contract/store-model.ts';

type Part = 'games' | 'players' | 'answers' | 'board';

/** A store of which some methods of a part are others. */
function withPart<Name extends Part>(
  store: Store,
  name: Name,
  change: (part: Store[Name]) => Partial<Store[Name]>,
): Store {
  return { ...store, [name]: { ...store[name], ...change(store[name]) } };
}

/** A client whose every step comes when the scheduler says so: those at one time in any order. */
function scheduled(store: Store, scheduler: fc.Scheduler): Store {
  const late =
    <Args extends unknown[], Result>(step: (...args: Args) => Promise<Result>) =>
    async (...args: Args) => {
      await scheduler.schedule(Promise.resolve());
      return step(...args);
    };
  const { games, players, answers, board } = store;
  return {
    ...store,
    games: { ...games, commit: late(games.commit), settle: late(games.settle) },
    players: {
      ...players,
      join: late(players.join),
      remove: late(players.remove),
      connect: late(players.connect),
      disconnect: late(players.disconnect),
    },
    answers: { ...answers, submit: late(answers.submit) },
    board: { ...board, record: late(board.record) },
  };
}

it('what comes of steps at one time is the same in whichever order they are taken', async () => {
  await fc.assert(
    fc.asyncProperty(anyRounds, fc.scheduler(), async (rounds, scheduler) => {
      const store = createMemoryStore();
      const clients = [0, 1, 2].map(() => scheduled(store, scheduler));
      await scheduler.waitFor(expectAlike([createMemoryStore()], clients, rounds));
    }),
    { numRuns: 100 },
  );
});

const FAULTS: Record<string, (store: Store) => Store> = {
  'takes an answer twice': (store) =>
    withPart(store, 'answers', ({ submit }) => ({
      async submit(...args) {
        const outcome = await submit(...args);
        return outcome.status === 'repeated' ? { ...outcome, status: 'accepted' } : outcome;
      },
    })),
  'adds points again each time': (store) =>
    withPart(store, 'board', ({ record }) => ({
      async record(game, question, results) {
        await record(game, question, results);
        const twice = results.map((result) => ({ ...result, points: 1 }));
        await record(game, question + 10, twice);
      },
    })),
  'gives a nickname to two': (store) => {
    let joins = 0;
    return withPart(store, 'players', ({ join }) => ({
      join: (game, player, room) =>
        join(game, { ...player, nicknameKey: `${player.nicknameKey} ${joins++}` }, room),
    }));
  },
  'lets a late connection go on': (store) =>
    withPart(store, 'players', ({ disconnect }) => ({
      async disconnect(game, player) {
        const [first, second] = [
          await disconnect(game, player, 'c1'),
          await disconnect(game, player, 'c2'),
        ];
        return first === 'kept' ? second : first;
      },
    })),
  'closes whoever is waited for': (store) =>
    withPart(store, 'games', ({ commit }) => ({
      commit: (game, expected, next, controls, lease) =>
        commit(game, expected, next, controls, lease),
    })),
  'commits whatever the version is': (store) =>
    withPart(store, 'games', ({ commit, state }) => ({
      async commit(game, _expected, ...rest) {
        return commit(game, (await state(game))?.version ?? 0, ...rest);
      },
    })),
  'forgets effects of later versions': (store) =>
    withPart(store, 'games', ({ settle }) => ({
      settle: (game, version) => settle(game, version + 1),
    })),
};

it.each(Object.entries(FAULTS))('a store that %s is told apart', async (_what, broken) => {
  const details = await fc.check(
    fc.asyncProperty(anyRounds, (rounds) =>
      expectAlike([createMemoryStore()], [broken(createMemoryStore())], rounds),
    ),
    { numRuns: 2000, endOnFailure: true },
  );
  expect(details.failed).toBe(true);
});

import { describe, expect, it } from 'vitest';
import { GAME_TIMER } from '../../server/store/contract.ts';
import {
  createGame,
  effect,
  gateAt,
  join,
  lobby,
  newDefinition,
  OPEN_DOOR,
  turn,
} from './games.ts';
import type { Given } from './store-contract.ts';

export function gameContract(given: Given): void {
  describe('games', () => {
    it('come back as they were stored, to every client', async () => {
      const definition = await createGame(given.store);
      for (const store of [given.store, ...given.others]) {
        expect(await store.games.find(definition.pin)).toBe(definition.id);
        expect(await store.games.definition(definition.id)).toEqual(definition);
        expect(await store.games.state(definition.id)).toEqual(lobby());
      }
      expect(await given.store.games.list()).toEqual([definition.id]);
    });

    it('are not shared with who handed them in or got them', async () => {
      const definition = newDefinition(0);
      const state = lobby();
      await given.store.games.create(definition, state, OPEN_DOOR);
      definition.quiz.title = 'changed';
      state.pending.push(effect(9));
      const got = await given.store.games.state(definition.id);
      // A copy can be changed, what is shared is frozen: either way the game stays as it is.
      if (!Object.isFrozen(got?.pending)) got?.pending.push(effect(8));
      expect(await given.store.games.state(definition.id)).toEqual(lobby());
      expect((await given.store.games.definition(definition.id))?.quiz.title).not.toBe('changed');
    });

    it('are listed while they run, the newest first, wherever they were created', async () => {
      const stores = [given.store, ...given.others];
      const created = [];
      for (let index = 0; index < 20; index++) {
        const store = stores[index % stores.length] ?? given.store;
        const definition = { ...newDefinition(1_790_000_000_000 + index), mode: `mode ${index}` };
        await store.games.create(definition, lobby(), OPEN_DOOR);
        created.unshift(definition);
      }
      const [newest, second] = created;
      if (!newest || !second) throw new Error('none was created');
      await join(given.store, newest.id, 'Ana');
      await join(given.store, newest.id, 'Ben');
      const { games, total } = await given.store.games.running(5, 0);
      expect(total).toBe(20);
      expect(games.map(({ id }) => id)).toEqual(created.slice(0, 5).map(({ id }) => id));
      expect(games[0]).toEqual({
        id: newest.id,
        pin: newest.pin,
        mode: 'mode 19',
        title: newest.quiz.title,
        questions: 0,
        players: 2,
        createdAt: newest.createdAt,
        phase: { name: 'lobby' },
      });
      const last = await given.store.games.running(6, 18);
      expect(last.games.map(({ id }) => id)).toEqual(created.slice(18).map(({ id }) => id));

      // A game that moves on stays where it is; a finished or deleted one goes.
      await turn(given.store, second.id, gateAt(0, await given.store.now()));
      await turn(given.store, newest.id, { door: 'finished', gate: null, dueAt: null });
      const [, , third] = created;
      await given.store.games.expire(third?.id ?? '', 0);
      for (const store of stores) {
        const now = await store.games.running(2, 0);
        expect(now.total).toBe(18);
        expect(now.games.map(({ id }) => id)).toEqual([second.id, created[3]?.id]);
      }
    });

    it('are unknown before they are created', async () => {
      expect(await given.store.games.find('000000')).toBeUndefined();
      expect(await given.store.games.definition('nobody')).toBeUndefined();
      expect(await given.store.games.state('nobody')).toBeUndefined();
      expect(await given.store.games.commit('nobody', 0, lobby(), OPEN_DOOR, 10)).toBe(false);
      await given.store.games.settle('nobody', 1);
      await given.store.games.expire('nobody', 0);
      expect(await given.store.games.list()).toEqual([]);
    });

    it('have PINs of their own: of many with one PIN, one is created', async () => {
      const stores = [given.store, ...given.others];
      const { pin } = newDefinition(0);
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, index) => {
          const store = stores[index % 3] ?? given.store;
          return store.games.create({ ...newDefinition(0), pin }, lobby(), OPEN_DOOR);
        }),
      );
      expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'pin-taken')).toHaveLength(11);
      expect(await given.store.games.list()).toHaveLength(1);
    });

    it('take one of many transitions from the same version', async () => {
      const { id } = await createGame(given.store);
      const stores = [given.store, ...given.others];
      const commits = await Promise.all(
        stores.flatMap((store, index) =>
          [0, 1, 2, 3].map((attempt) =>
            store.games.commit(
              id,
              1,
              { ...lobby(2), locked: (index + attempt) % 2 === 0 },
              OPEN_DOOR,
              10,
            ),
          ),
        ),
      );
      expect(commits.filter(Boolean)).toHaveLength(1);
      expect((await given.store.games.state(id))?.version).toBe(2);
      expect(await given.store.games.commit(id, 1, lobby(2), OPEN_DOOR, 10)).toBe(false);
    });

    it('change nothing with a refused transition', async () => {
      const { id } = await createGame(given.store);
      const now = await given.store.now();
      await given.store.games.commit(id, 7, { ...lobby(8), locked: true }, gateAt(3, now), 10);
      expect(await given.store.games.state(id)).toEqual(lobby());
      const player = await join(given.store, id, 'Ana');
      expect(await given.store.answers.submit(id, player, 3, '1')).toEqual({ status: 'not-open' });
      expect(await given.store.timers.next()).toBeUndefined();
    });

    it('forget settled effects, and those before them, and no later ones', async () => {
      const { id } = await createGame(given.store);
      const pending = [effect(2), effect(2), effect(3), effect(4)];
      await turn(given.store, id, OPEN_DOOR, pending);
      await given.others[0].games.settle(id, 3);
      expect((await given.store.games.state(id))?.pending).toEqual([effect(4)]);
      await given.store.games.settle(id, 1);
      expect((await given.store.games.state(id))?.pending).toEqual([effect(4)]);
      await given.store.games.settle(id, 4);
      const state = await given.store.games.state(id);
      expect(state).toMatchObject({ version: 2, pending: [] });
    });

    it('wake up as they were told to when they were created', async () => {
      const dueAt = (await given.store.now()) + 1000;
      await createGame(given.store, { ...OPEN_DOOR, dueAt });
      expect(await given.others[0].timers.next()).toBe(dueAt);
    });

    it('wake up when they are due', async () => {
      const { id } = await createGame(given.store);
      const now = await given.store.now();
      await turn(given.store, id, { ...OPEN_DOOR, dueAt: now + 1000 });
      expect(await given.others[0].timers.next()).toBe(now + 1000);
      await turn(given.store, id, { ...OPEN_DOOR, dueAt: now + 500 });
      expect(await given.others[0].timers.next()).toBe(now + 500);
      await turn(given.store, id, OPEN_DOOR);
      expect(await given.others[0].timers.next()).toBeUndefined();
    });

    it('wake up at the lease while effects are pending, and as planned once they are settled', async () => {
      const { id } = await createGame(given.store);
      const now = await given.store.now();
      const dueAt = now + 60_000;
      const version = await turn(given.store, id, { ...OPEN_DOOR, dueAt }, [effect(2)], 5000);
      const leased = await given.store.timers.next();
      expect(leased).toBeGreaterThanOrEqual(now + 5000);
      expect(leased).toBeLessThan(dueAt);
      await given.store.games.settle(id, version);
      expect(await given.store.timers.next()).toBe(dueAt);
      await given.store.games.settle(id, version);
      expect(await given.store.timers.next()).toBe(dueAt);
    });

    it('wake up when they are due, if that comes before the lease', async () => {
      const { id } = await createGame(given.store);
      const dueAt = (await given.store.now()) + 100;
      await turn(given.store, id, { ...OPEN_DOOR, dueAt }, [effect(2)], 60_000);
      expect(await given.store.timers.next()).toBe(dueAt);
    });

    it('rest once the effects are settled, if nothing is due', async () => {
      const { id } = await createGame(given.store);
      const version = await turn(given.store, id, OPEN_DOOR, [effect(2)], 5000);
      expect(await given.store.timers.next()).toBeDefined();
      await given.store.games.settle(id, version);
      expect(await given.store.timers.next()).toBeUndefined();
    });

    it('are gone with all that was theirs when they expire at once', async () => {
      const { id, pin } = await createGame(given.store);
      const now = await given.store.now();
      await turn(given.store, id, { ...gateAt(0, now), dueAt: now + 1000 });
      const player = await join(given.store, id, 'Ana');
      await given.store.answers.submit(id, player, 0, '1');
      await given.others[0].games.expire(id, 0);
      expect(await given.store.games.find(pin)).toBeUndefined();
      expect(await given.store.games.state(id)).toBeUndefined();
      expect(await given.store.games.list()).toEqual([]);
      expect(await given.store.players.get(id, player)).toBeUndefined();
      expect(await given.store.answers.get(id, player, 0)).toBeUndefined();
      expect(await given.store.board.top(id, 10)).toEqual([]);
      expect(await given.store.timers.next()).toBeUndefined();
      expect(await given.store.answers.submit(id, player, 0, '1')).toEqual({
        status: 'unknown-game',
      });
    });

    it('stay until they expire, and give their PIN back then', async () => {
      const { id, pin } = await createGame(given.store);
      await given.store.games.expire(id, 500);
      expect(await given.store.games.find(pin)).toBe(id);
      await given.advance(520);
      expect(await given.store.games.find(pin)).toBeUndefined();
      expect(await given.store.games.state(id)).toBeUndefined();
      expect(await given.store.games.list()).toEqual([]);
      const again = { ...newDefinition(0), pin };
      expect(await given.store.games.create(again, lobby(), OPEN_DOOR)).toBe('created');
    });

    it('belong to the latest host: what an earlier one asked for changes nothing', async () => {
      const { id } = await createGame(given.store);
      const player = await join(given.store, id, 'Ana');
      const { games, players } = given.store;
      expect([await games.fence(id), await games.fence('nobody')]).toEqual([0, 0]);
      const first = await games.handOver(id);
      expect(await given.others[0].games.handOver(id, first)).toBe(first);
      const second = await given.others[0].games.handOver(id);
      expect(second).toBeGreaterThan(first);
      expect(await games.fence(id)).toBe(second);
      expect(await games.commit(id, 1, lobby(2), OPEN_DOOR, 10, { fence: first })).toBe(false);
      expect(await players.remove(id, player, first)).toBe(false);
      expect((await games.state(id))?.version).toBe(1);
      expect(await games.commit(id, 1, lobby(2), OPEN_DOOR, 10, { fence: second })).toBe(true);
      expect(await players.remove(id, player, second)).toBe(true);
      // Transitions that no host asks for still happen, whoever has the game.
      expect(await games.commit(id, 2, lobby(3), OPEN_DOOR, 10)).toBe(true);
      expect(await games.handOver(id, first)).toBeGreaterThan(second);
      expect(await games.handOver('nobody')).toBe(0);
    });

    it('have one host at a time, however many take over at once', async () => {
      const { id } = await createGame(given.store);
      const stores = [given.store, ...given.others, given.store];
      const fences = await Promise.all(stores.map((store) => store.games.handOver(id)));
      expect(new Set(fences).size).toBe(4);
      expect(await given.store.games.fence(id)).toBe(Math.max(...fences));
    });

    it('have timers of a kind of their own', async () => {
      const { id } = await createGame(given.store);
      const now = await given.store.now();
      await turn(given.store, id, { ...OPEN_DOOR, dueAt: now });
      await given.advance(5);
      expect(await given.store.timers.claim(10, 1000)).toMatchObject([
        { kind: GAME_TIMER, key: id },
      ]);
    });
  });
}

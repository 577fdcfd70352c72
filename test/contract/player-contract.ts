import { describe, expect, it } from 'vitest';
import { collect, createGame, gateAt, join, lobby, OPEN_DOOR, turn } from './games.ts';
import type { Given } from './store-contract.ts';

const ana = { nickname: 'Ana', nicknameKey: 'ana', channel: 'web' };

export function playerContract(given: Given): void {
  describe('players', () => {
    it('deals groups in turn, and keeps them', async () => {
      const { store } = given;
      const { id } = await createGame(store);
      const groups = await Promise.all(
        Array.from({ length: 7 }, async (_, at) => {
          const name = `P${at}`;
          const newcomer = { nickname: name, nicknameKey: name, channel: 'chat', address: name };
          const joined = await store.players.join(id, { ...newcomer, groups: 3 }, 10);
          expect(await given.others[0].players.join(id, { ...newcomer, groups: 3 }, 10)).toEqual(
            joined,
          );
          return joined.status === 'joined' ? joined.player.group : joined.status;
        }),
      );
      expect(groups.toSorted()).toEqual([0, 0, 0, 1, 1, 2, 2]);
      const players = await collect(given.others[0].players.pages(id));
      expect(players.map(({ group }) => group)).toEqual([0, 1, 2, 0, 1, 2, 0]);
      expect((await store.players.setFace(id, players[1]?.id ?? '', 7))?.group).toBe(1);
      expect(players[0]).not.toHaveProperty('groups');
    });

    it('keeps what is said at the join, and takes it back until the first question opens', async () => {
      const { store } = given;
      const { id } = await createGame(store);
      const newcomer = { ...ana, said: '"é \\"1\\""', groups: 3 };
      const joined = await store.players.join(id, newcomer, 10);
      if (joined.status !== 'joined') throw new Error(joined.status);
      const { id: player } = joined.player;
      expect(joined.player).toMatchObject({ said: newcomer.said, group: 0 });
      const [one, other] = [given.store, given.others[0]];
      expect(await other.players.get(id, player)).toMatchObject({ said: newcomer.said });
      const now = await store.now();
      // Before the first question its half comes, in which it still may be said.
      for (const question of [undefined, -0.5]) {
        if (question !== undefined) await turn(store, id, gateAt(question, now));
        const said = JSON.stringify([0, question ?? null]);
        expect(await one.players.choose(id, player, { said })).toBe('chosen');
        expect(await other.players.choose(id, player, { group: 2 })).toBe('chosen');
        const [kept] = await collect(one.players.pages(id));
        expect(kept).toMatchObject({ nickname: 'Ana', said, group: 2 });
        expect(await other.players.many(id, [player])).toEqual(kept && [kept]);
      }
      await turn(store, id, gateAt(0, now));
      expect(await one.players.choose(id, player, { said: '9' })).toBe('too-late');
      expect(await other.players.get(id, player)).toMatchObject({ said: '[0,-0.5]', group: 2 });
      expect(await one.players.choose(id, '00009', { said: '9' })).toBe('unknown-player');
      // A late joiner says it with the join.
      const ben = { nickname: 'Ben', nicknameKey: 'ben', channel: 'web', said: '7' };
      expect(await store.players.join(id, ben, 10)).toMatchObject({ player: { said: '7' } });
    });

    it('knows the first question that a player can answer', async () => {
      const { store } = given;
      const { id } = await createGame(store);
      const since = async (nickname: string) => {
        const playerId = await join(store, id, nickname);
        return (await given.others[0].players.get(id, playerId))?.since;
      };
      expect(await since('Lobby')).toBeUndefined();
      const now = await store.now();
      await turn(store, id, gateAt(0, now));
      expect(await since('First')).toBeUndefined();
      const closed = gateAt(0, now);
      if (closed.gate) closed.gate.status = 'closed';
      await turn(store, id, closed);
      expect(await since('Between')).toBe(1);
      await turn(store, id, gateAt(1, now));
      expect(await since('Second')).toBe(1);
      const ana = { nickname: 'Ana', nicknameKey: 'ana', channel: 'chat', address: '1' };
      const joined = await store.players.join(id, ana, 10);
      expect(joined).toMatchObject({ status: 'joined', player: { nickname: 'Ana', since: 1 } });
      // Again, after the next question has opened.
      await turn(store, id, gateAt(2, now));
      expect(await store.players.join(id, ana, 10)).toEqual(joined);
    });

    it('come back as they joined, with an id that sorts in the order of joining', async () => {
      const { id } = await createGame(given.store);
      const names = Array.from({ length: 40 }, (_, index) => `Player ${index}`);
      const ids: string[] = [];
      for (const name of names) ids.push(await join(given.store, id, name));
      expect(ids.toSorted()).toEqual(ids);
      const stored = await collect(given.others[0].players.pages(id));
      expect(stored.map(({ nickname }) => nickname)).toEqual(names);
      expect(await given.others[1].players.get(id, ids[3] ?? '')).toEqual({
        id: ids[3],
        nickname: 'Player 3',
        channel: 'web',
      });
    });

    it('have a face once they choose one, and lose it again', async () => {
      const { id } = await createGame(given.store);
      const player = await join(given.store, id, 'Zoë "/" {}');
      const chosen = { id: player, nickname: 'Zoë "/" {}', channel: 'web', face: 2499 };
      expect(await given.store.players.setFace(id, player, 2499)).toEqual(chosen);
      expect(await given.others[0].players.get(id, player)).toEqual(chosen);
      expect(await given.others[0].players.setFace(id, player, 0)).toEqual({ ...chosen, face: 0 });
      const { face: _, ...plain } = chosen;
      expect(await given.store.players.setFace(id, player, null)).toEqual(plain);
      expect(await given.others[1].players.get(id, player)).toEqual(plain);
      expect(await given.store.players.setFace(id, 'nobody', 1)).toBeUndefined();
      expect(await given.store.players.setFace('nothing', player, 1)).toBeUndefined();
      expect(await collect(given.store.players.pages(id))).toEqual([plain]);
    });

    it('are found many at once, and the latest first of all', async () => {
      const { id } = await createGame(given.store);
      const ids: string[] = [];
      for (let index = 0; index < 6; index++) ids.push(await join(given.store, id, `P${index}`));
      const [a = '', b = '', c = ''] = ids;
      await given.store.players.remove(id, b);
      await given.store.players.remove(id, ids[5] ?? '');
      const many = await given.others[0].players.many(id, [c, 'nobody', a, b, a]);
      expect(many.map((player) => player?.nickname)).toEqual([
        'P2',
        undefined,
        'P0',
        undefined,
        'P0',
      ]);
      expect(await given.store.players.many(id, [])).toEqual([]);
      const latest = async (count: number) =>
        (await given.others[1].players.latest(id, count)).map(({ nickname }) => nickname);
      expect(await latest(2)).toEqual(['P3', 'P4']);
      expect(await latest(10)).toEqual(['P0', 'P2', 'P3', 'P4']);
      expect(await latest(0)).toEqual([]);
    });

    it('keep their address', async () => {
      const { id } = await createGame(given.store);
      const outcome = await given.store.players.join(
        id,
        { ...ana, channel: 'chat', address: 'somewhere' },
        10,
      );
      expect(outcome).toMatchObject({
        status: 'joined',
        player: { channel: 'chat', address: 'somewhere' },
      });
      expect((await collect(given.store.players.pages(id)))[0]?.address).toBe('somewhere');
    });

    it('have a nickname of their own: of many at once, one gets it', async () => {
      const { id } = await createGame(given.store);
      const outcomes = await Promise.all(
        [given.store, ...given.others].flatMap((store) =>
          [0, 1, 2].map(() => store.players.join(id, ana, 100)),
        ),
      );
      expect(outcomes.filter(({ status }) => status === 'joined')).toHaveLength(1);
      expect(outcomes.filter(({ status }) => status === 'nickname-taken')).toHaveLength(8);
      expect((await given.store.players.counts(id)).players).toBe(1);
    });

    it('share no key of their nicknames, and give all of them back', async () => {
      const { id } = await createGame(given.store);
      const as = (nicknameKey: string, ...otherKeys: string[]) =>
        given.store.players.join(id, { ...ana, nicknameKey, otherKeys }, 10);
      const first = await as('ian', 'lan');
      expect(first.status).toBe('joined');
      expect(await as('Lan', 'lan')).toEqual({ status: 'nickname-taken' });
      expect(await as('lan')).toEqual({ status: 'nickname-taken' });
      expect(await as('ian')).toEqual({ status: 'nickname-taken' });
      expect((await as('Lan')).status).toBe('joined');
      await given.others[0].players.remove(id, first.status === 'joined' ? first.player.id : '');
      expect((await as('lan')).status).toBe('joined');
      expect((await as('ian')).status).toBe('joined');
      const [stored] = await collect(given.store.players.pages(id));
      expect(Object.keys(stored ?? {})).toEqual(['id', 'nickname', 'channel']);
    });

    it('are never more than there is room for', async () => {
      const { id } = await createGame(given.store);
      const stores = [given.store, ...given.others];
      const outcomes = await Promise.all(
        Array.from({ length: 15 }, (_, index) =>
          (stores[index % 3] ?? given.store).players.join(
            id,
            { nickname: `P${index}`, nicknameKey: `p${index}`, channel: 'web' },
            5,
          ),
        ),
      );
      expect(outcomes.filter(({ status }) => status === 'joined')).toHaveLength(5);
      expect(outcomes.filter(({ status }) => status === 'full')).toHaveLength(10);
    });

    it('are the same again who come with their name from their address, whatever has changed', async () => {
      const { id } = await createGame(given.store);
      const newcomer = { ...ana, channel: 'chat', address: 'a "1"' };
      const first = await given.store.players.join(id, newcomer, 2);
      await turn(given.store, id, { ...OPEN_DOOR, door: 'locked' });
      expect(await given.others[0].players.join(id, newcomer, 0)).toEqual(first);
      await turn(given.store, id, OPEN_DOOR);
      for (const other of [{ address: 'b' }, { channel: 'other' }, { address: undefined }]) {
        const { address, ...rest } = { ...newcomer, ...other };
        const someone = { ...rest, ...(address !== undefined && { address }) };
        expect(await given.store.players.join(id, someone, 2)).toEqual({
          status: 'nickname-taken',
        });
      }
      expect(await given.store.players.counts(id)).toMatchObject({ players: 1 });
      // Nor are two without an address the same.
      await given.store.players.join(id, { ...ana, nickname: 'Ben', nicknameKey: 'ben' }, 2);
      expect(
        await given.store.players.join(id, { ...ana, nickname: 'Ben', nicknameKey: 'ben' }, 2),
      ).toEqual({ status: 'nickname-taken' });
    });

    it('come in only through an open door of a game that is there', async () => {
      const { id } = await createGame(given.store);
      await turn(given.store, id, { ...OPEN_DOOR, door: 'locked' });
      expect(await given.store.players.join(id, ana, 10)).toEqual({ status: 'locked' });
      await turn(given.store, id, { ...OPEN_DOOR, door: 'finished' });
      expect(await given.store.players.join(id, ana, 10)).toEqual({ status: 'finished' });
      expect(await given.store.players.join('nobody', ana, 10)).toEqual({ status: 'unknown-game' });
      await turn(given.store, id, OPEN_DOOR);
      expect(await given.store.players.join(id, ana, 10)).toMatchObject({ status: 'joined' });
    });

    it('are removed as absent only when they are, and before the first question', async () => {
      const { id } = await createGame(given.store);
      const [ana, ben] = [await join(given.store, id, 'Ana'), await join(given.store, id, 'Ben')];
      await given.store.players.connect(id, ana, 'c1');
      const { removeAbsent } = given.others[0].players;
      expect(await removeAbsent(id, ana)).toBe(false);
      expect(await removeAbsent(id, ben)).toBe(true);
      expect(await removeAbsent(id, ben)).toBe(false);
      expect(await removeAbsent('nobody', ben)).toBe(false);
      expect(await given.store.players.counts(id)).toMatchObject({ players: 1, present: 1 });
      await given.store.players.disconnect(id, ana, 'c1');
      await turn(given.store, id, gateAt(0, await given.store.now()));
      expect(await removeAbsent(id, ana)).toBe(false);
    });

    it('leave nothing behind but their id when they are removed', async () => {
      const { id } = await createGame(given.store);
      const player = await join(given.store, id, 'Ana');
      await given.store.players.connect(id, player, 'c1');
      expect(await given.others[0].players.remove(id, player)).toBe(true);
      expect(await given.store.players.remove(id, player)).toBe(false);
      expect(await given.store.players.get(id, player)).toBeUndefined();
      expect(await given.store.players.counts(id)).toMatchObject({ players: 0, present: 0 });
      expect(await given.store.board.standings(id, [player])).toEqual([undefined]);
      expect(await given.store.answers.submit(id, player, 0, '1')).toEqual({
        status: 'unknown-player',
      });
      // The nickname is free again; the id is not given out twice.
      expect(await join(given.store, id, 'Ana')).not.toBe(player);
    });

    it('are found by any key of their nickname', async () => {
      const { id } = await createGame(given.store);
      const key = { nicknameKey: 'ian', otherKeys: ['lan'] };
      const newcomer = { nickname: 'Ian', channel: 'web', ...key };
      const outcome = await given.store.players.join(id, newcomer, 10);
      const player = outcome.status === 'joined' ? outcome.player.id : '';
      const named = (...keys: string[]) => given.others[0].players.named(id, keys);
      expect(await named('lan')).toBe(player);
      expect(await named('jan', 'ian')).toBe(player);
      expect(await named('jan')).toBeUndefined();
      expect(await given.store.players.named('nobody', ['ian'])).toBeUndefined();
      await given.store.players.remove(id, player);
      expect(await named('ian', 'lan')).toBeUndefined();
    });

    it('are present through their latest connection', async () => {
      const { id } = await createGame(given.store);
      const player = await join(given.store, id, 'Ana');
      expect(await given.store.players.counts(id)).toMatchObject({ players: 1, present: 0 });
      expect(await given.store.players.connect(id, player, 'first')).toBeUndefined();
      expect(await given.others[0].players.connect(id, player, 'second')).toBe('first');
      await given.store.players.disconnect(id, player, 'first');
      expect(await given.store.players.counts(id)).toMatchObject({ present: 1 });
      await given.others[1].players.disconnect(id, player, 'second');
      expect(await given.store.players.counts(id)).toMatchObject({ present: 0 });
      expect(await given.store.players.connect(id, 'nobody', 'c')).toBeUndefined();
      expect(await given.store.players.counts(id)).toMatchObject({ players: 1, present: 0 });
    });

    it('are present through the connection that took over last', async () => {
      const { id } = await createGame(given.store);
      const [first, second] = [await join(given.store, id, 'A'), await join(given.store, id, 'B')];
      await given.store.players.connect(id, first, 'chat');
      await given.store.players.connect(id, first, 'browser');
      const { connections } = given.others[0].players;
      expect(await connections(id, [second, first, 'nobody'])).toEqual([
        undefined,
        'browser',
        undefined,
      ]);
      await given.store.players.disconnect(id, first, 'browser');
      expect(await connections(id, [first])).toEqual([undefined]);
      expect(await connections(id, [])).toEqual([]);
      expect(await connections('nobody', [first])).toEqual([undefined]);
    });

    it('go over from one connection to another without being absent in between', async () => {
      const { id } = await createGame(given.store);
      const [ana, ben] = [await join(given.store, id, 'A'), await join(given.store, id, 'B')];
      const { players } = given.store;
      await players.connect(id, ana, 'browser');
      await players.connect(id, ben, 'c');
      await turn(given.store, id, gateAt(0, await given.store.now()));
      // Whoever looks, or answers, meanwhile: Ana is waited for.
      const [, answer, counts] = await Promise.all([
        given.others[0].players.disconnect(id, ana, 'browser', { instead: 'chat' }),
        given.store.answers.submit(id, ben, 0, '1'),
        given.others[1].players.counts(id),
      ]);
      expect(answer).toMatchObject({ status: 'accepted', waiting: 1 });
      expect(counts.present).toBe(2);
      expect(await players.connections(id, [ana])).toEqual(['chat']);
      // Not hers any more: nothing changes.
      expect(await players.disconnect(id, ana, 'browser', { instead: 'other' })).toBe('kept');
      expect(await players.connections(id, [ana])).toEqual(['chat']);
      expect(await players.disconnect(id, ana, 'chat')).toEqual({ awaitedUntil: null });
      expect(await players.disconnect(id, ana, 'chat', { instead: 'chat' })).toBe('kept');
      expect(await players.counts(id)).toMatchObject({ present: 1, waiting: 0 });
    });

    it('are waited for while they are present and have not answered', async () => {
      const { id } = await createGame(given.store);
      const [first, second, third] = await Promise.all(
        ['A', 'B', 'C'].map((name) => join(given.store, id, name)),
      );
      if (!first || !second || !third) throw new Error('three players');
      await given.store.players.connect(id, first, 'c1');
      await given.store.players.connect(id, second, 'c2');
      expect((await given.store.players.counts(id)).waiting).toBe(0);

      await turn(given.store, id, gateAt(0, await given.store.now()));
      expect(await given.store.players.counts(id)).toEqual({
        players: 3,
        present: 2,
        question: 0,
        answers: 0,
        waiting: 2,
      });
      // Somebody who comes in mid-question is waited for as well.
      await given.others[0].players.connect(id, third, 'c3');
      expect((await given.store.players.counts(id)).waiting).toBe(3);
      expect(await given.store.answers.submit(id, first, 0, '1')).toMatchObject({ waiting: 2 });
      // Somebody who leaves is not; and who comes back with an answer given is not, either.
      await given.store.players.disconnect(id, second, 'c2');
      await given.store.players.connect(id, first, 'c4');
      expect(await given.store.players.counts(id)).toMatchObject({ answers: 1, waiting: 1 });
      await given.store.players.remove(id, third);
      expect(await given.store.players.counts(id)).toMatchObject({ waiting: 0, present: 1 });
      // The next question waits for everybody present again.
      await turn(given.store, id, gateAt(1, await given.store.now()));
      expect(await given.store.players.counts(id)).toMatchObject({ answers: 0, waiting: 1 });
    });

    it('are counted again when others may answer a question than before', async () => {
      const { id } = await createGame(given.store);
      const names = ['here', 'answered', 'away', 'lost', 'other'];
      const ids = await Promise.all(names.map((name) => join(given.store, id, name)));
      const [here = '', answered = '', away = '', lost = '', other = ''] = ids;
      const { players, answers } = given.store;
      for (const one of ids) if (one !== away) await players.connect(id, one, one);
      const open = gateAt(0, (await given.store.now()) - 1000);
      const { gate } = open;
      if (!gate) throw new Error('a gate');
      await turn(given.store, id, open);
      await answers.submit(id, answered, 0, '1', {}, { right: true });
      const now = await given.store.now();
      const loss = { at: now, until: now + 60_000, outage: true };
      await players.disconnect(id, lost, lost, { loss });
      await players.disconnect(id, other, other, { loss });
      const waiting = async () => (await given.others[0].players.counts(id)).waiting;
      expect(await waiting()).toBe(3);

      const some = { ...open, gate: { ...gate, only: [here, answered, away, lost] } };
      await turn(given.others[0], id, some);
      expect(await waiting()).toBe(2);
      // Nobody waits for them any more, wherever they are.
      await players.connect(id, other, other);
      expect(await waiting()).toBe(2);
      await turn(given.store, id, { ...some, gate: { ...some.gate, status: 'paused' } });
      await turn(given.store, id, { ...open, gate: { ...gate, only: [] } });
      expect(await waiting()).toBe(0);
      await turn(given.store, id, open);
      expect(await waiting()).toBe(2);
      // An answer of somebody who may not any more, and which came while they could, is nobody else's.
      await turn(given.store, id, { ...some, gate: { ...gate, only: [here] } });
      const late = await answers.submit(id, other, 0, '1', { waited: 60_000 });
      expect(late).toMatchObject({ status: 'accepted', waiting: 1 });
      await turn(given.store, id, open);
      expect(await waiting()).toBe(1);
      // Right answers are those to the question, as before.
      const outcome = await answers.submit(id, here, 0, '1', {}, { right: true });
      expect(outcome).toMatchObject({ status: 'accepted', waiting: 0, right: 2 });
      await turn(given.store, id, { ...some, gate: { ...gate, status: 'closed' } });
      expect(await waiting()).toBe(0);
    });

    it('are not waited for again when a question is paused and goes on', async () => {
      const { id } = await createGame(given.store);
      const player = await join(given.store, id, 'Ana');
      await given.store.players.connect(id, player, 'c1');
      const open = gateAt(0, await given.store.now());
      if (!open.gate) throw new Error('a gate');
      await turn(given.store, id, open);
      await given.store.answers.submit(id, player, 0, '1');
      await turn(given.store, id, { ...open, gate: { ...open.gate, status: 'paused' } });
      await turn(given.others[0], id, open);
      expect(await given.store.players.counts(id)).toMatchObject({ answers: 1, waiting: 0 });
    });

    describe('lost together', () => {
      /** Ten players present at an open question. */
      const crowd = async () => {
        const { id } = await createGame(given.store);
        const ids = await Promise.all(
          Array.from({ length: 10 }, (_, index) => join(given.store, id, `P${index}`)),
        );
        for (const player of ids) await given.store.players.connect(id, player, `p1:${player}`);
        await turn(given.store, id, gateAt(0, await given.store.now()));
        const now = await given.store.now();
        const lose = async (player: string, at: number) =>
          given.others[0].players.lose(id, player, `p1:${player}`, at);
        const go = async (player: string, at: number, until = now + 60_000) =>
          given.others[1].players.disconnect(id, player, `p1:${player}`, { loss: { at, until } });
        const counts = async () => {
          const { present, waiting } = await given.store.players.counts(id);
          return { present, waiting };
        };
        return { id, ids: ids as [string, string, string, ...string[]], now, lose, go, counts };
      };

      it('are waited for until their time runs out, and those lost alone are not', async () => {
        const { id, ids, now, lose, go, counts } = await crowd();
        const [first, second, third, alone] = ids;
        for (const [index, player] of [first, second, third].entries())
          expect(await lose(player, now + index)).toBe(true);
        expect(await lose('nobody', now)).toBe(false);
        expect(await counts()).toEqual({ present: 10, waiting: 10 });
        for (const player of [first, second]) await go(player, now);
        expect(await go(third, now + 2, now + 50)).toEqual({ awaitedUntil: now + 50 });
        await lose(alone ?? '', now + 5000);
        await go(alone ?? '', now + 5000);
        expect(await counts()).toEqual({ present: 6, waiting: 9 });

        await given.advance(100);
        expect(await given.store.players.giveUp(id)).toBe(now + 60_000);
        expect(await counts()).toEqual({ present: 6, waiting: 8 });
        // All clients see that, for good.
        for (const { players } of [...given.others, ...given.others])
          for (let times = 0; times < 2; times++)
            expect(await players.counts(id)).toMatchObject({ present: 6, waiting: 8 });
        // Back, gone for good, and answered while away: waited for once, and not at all.
        await given.store.players.connect(id, first, 'p2');
        expect(await counts()).toEqual({ present: 7, waiting: 8 });
        expect(await given.store.answers.submit(id, first, 0, '1')).toMatchObject({ waiting: 7 });
        expect(await given.store.answers.submit(id, second, 0, '1')).toMatchObject({ waiting: 6 });
        expect(await given.store.players.giveUp(id)).toBeNull();
        // The next question waits for those who are present.
        await turn(given.store, id, gateAt(1, now));
        expect(await counts()).toEqual({ present: 7, waiting: 7 });
      });

      it('are not an outage when they are few, or lost one by one', async () => {
        const { ids, now, lose, go, counts } = await crowd();
        for (const player of ids.slice(0, 2)) await lose(player, now);
        for (const player of ids.slice(0, 2)) await go(player, now);
        for (const [index, player] of ids.slice(2).entries()) {
          await lose(player, now + (index + 1) * 2001);
          await go(player, now + (index + 1) * 2001);
        }
        expect(await counts()).toEqual({ present: 0, waiting: 0 });
      });

      it('are not waited for in a question that opened when they were gone', async () => {
        const { id, ids, now, lose, go, counts } = await crowd();
        for (const player of ids.slice(0, 5)) await lose(player, now - 100);
        for (const player of ids.slice(0, 5)) await go(player, now - 100);
        expect(await counts()).toEqual({ present: 5, waiting: 5 });
        expect(await given.store.players.giveUp(id)).toBeNull();
      });

      it('are an outage when their process died, however few they are', async () => {
        const { id, ids, now, counts } = await crowd();
        const [only] = ids;
        const loss = { at: now, until: now + 60_000, outage: true };
        const { through, disconnect } = given.store.players;
        expect(await collect(through(id, `p1:${only}`))).toEqual([
          { player: only, connection: `p1:${only}` },
        ]);
        expect(await collect(through(id, 'p1'))).toHaveLength(10);
        expect(await disconnect(id, only, `p1:${only}`, { loss })).toEqual({
          awaitedUntil: now + 60_000,
        });
        expect(await counts()).toEqual({ present: 9, waiting: 10 });
        await given.store.players.remove(id, only);
        expect(await counts()).toEqual({ present: 9, waiting: 9 });
      });

      it('are restored by their process unless they are back through another one', async () => {
        const { id, ids, now, counts } = await crowd();
        const [stays, moves] = ids;
        const loss = { at: now, until: now + 60_000, outage: true };
        for (const player of [stays, moves])
          await given.store.players.disconnect(id, player, `p1:${player}`, { loss });
        await given.store.players.connect(id, moves, 'p2:x');
        const { restore, connections } = given.others[0].players;
        expect(await restore(id, stays, `p1:${stays}`)).toBe(true);
        expect(await restore(id, moves, `p1:${moves}`)).toBe(false);
        expect(await restore(id, 'nobody', 'p1:x')).toBe(false);
        expect(await connections(id, [stays, moves])).toEqual([`p1:${stays}`, 'p2:x']);
        expect(await counts()).toEqual({ present: 10, waiting: 10 });
      });
    });

    it('close a question only when nobody is waited for, in the same step', async () => {
      const { id } = await createGame(given.store);
      const player = await join(given.store, id, 'Ana');
      await given.store.players.connect(id, player, 'c1');
      const open = gateAt(0, await given.store.now());
      const version = await turn(given.store, id, open);
      const close = async () =>
        given.store.games.commit(id, version, lobby(version + 1), open, 10, {
          nobodyAwaited: true,
        });
      expect(await close()).toBe(false);
      await given.store.answers.submit(id, player, 0, '1');
      expect(await close()).toBe(true);
    });

    it('are none in a game that does not exist', async () => {
      expect(await given.store.players.counts('nobody')).toEqual({
        players: 0,
        present: 0,
        question: undefined,
        answers: 0,
        waiting: 0,
      });
      expect(await collect(given.store.players.pages('nobody'))).toEqual([]);
      expect(await given.store.players.remove('nobody', '00000')).toBe(false);
      await given.store.players.disconnect('nobody', '00000', 'c');
    });

    it('are listed by channel, in the order of joining, without those who have gone', async () => {
      const { id } = await createGame(given.store);
      const of = async (channel: string) =>
        (await collect(given.others[0].players.pages(id, channel))).map(({ id: one }) => one);
      const expected: Record<string, string[]> = { web: [], sms: [], 'sms:2': [] };
      for (let index = 0; index < 40; index++) {
        const channel = ['web', 'sms', 'sms:2', 'web'][index % 4] ?? '';
        const named = { nickname: `P${index}`, nicknameKey: `p${index}`, channel };
        const joined = await given.store.players.join(id, named, 100);
        if (joined.status === 'joined') expected[channel]?.push(joined.player.id);
      }
      for (const [channel, ids] of Object.entries(expected)) expect(await of(channel)).toEqual(ids);
      const gone = expected.sms?.splice(4, 1)[0] ?? '';
      await given.store.players.remove(id, gone);
      expect(await of('sms')).toEqual(expected.sms);
      expect(await of('nothing')).toEqual([]);
      expect(await of('sm')).toEqual([]);
      await given.store.games.expire(id, 0);
      expect(await of('sms')).toEqual([]);
    });

    it('are listed whole, page by page, however many there are, of one channel, too', async () => {
      const { id } = await createGame(given.store);
      const count = 1203;
      await Promise.all(
        Array.from({ length: count }, (_, index) => join(given.store, id, `P${index}`)),
      );
      const listed = await collect(given.others[0].players.pages(id));
      const ids = listed.map((player) => player.id);
      expect(new Set(ids).size).toBe(count);
      expect(await collect(given.others[0].players.pages(id, 'web'))).toEqual(listed);
      expect(ids.toSorted()).toEqual(ids);
      expect(await given.others[0].players.latest(id, 700)).toEqual(listed.slice(-700));
    });

    it('are listed from the last one back, past those who have left', async () => {
      const { id } = await createGame(given.store);
      const ids: string[] = [];
      for (const name of ['A', 'B', 'C', 'D', 'E']) ids.push(await join(given.store, id, name));
      for (const gone of [ids[1], ids[4]]) await given.store.players.remove(id, gone ?? '');
      const latest = async (count: number) =>
        (await given.others[0].players.latest(id, count)).map(({ nickname }) => nickname);
      expect(await latest(2)).toEqual(['C', 'D']);
      expect(await latest(3)).toEqual(['A', 'C', 'D']);
      expect(await latest(9)).toEqual(['A', 'C', 'D']);
      expect(await latest(0)).toEqual([]);
      expect(await given.store.players.latest('nobody', 9)).toEqual([]);
    });
  });
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../server/store/contract.ts';
import { collect, createGame, gateAt, join, turn } from './games.ts';
import type { Given } from './store-contract.ts';

const result = (player: string, points: number, streak = 0): Result => ({
  player,
  correctness: points > 0 ? 1 : 0,
  points,
  streak,
});

export function boardContract(given: Given): void {
  describe('the board', () => {
    const withPlayers = async (count: number) => {
      const { id } = await createGame(given.store);
      const players: string[] = [];
      for (let index = 0; index < count; index++) {
        players.push(await join(given.store, id, `P${index}`));
      }
      return { id, players };
    };

    it('begins with everybody at 0, all in the first place', async () => {
      const { id, players } = await withPlayers(3);
      const expected = players.map((player) => ({ player, total: 0, rank: 1 }));
      expect(await given.others[0].board.top(id, 10)).toEqual(expected);
      expect(await given.store.board.standings(id, players)).toEqual(expected);
    });

    it('ranks by points: a tie shares a rank, and leaves a gap behind it', async () => {
      const { id, players } = await withPlayers(5);
      const points = [500, 900, 500, 0, 1000];
      await given.store.board.record(
        id,
        0,
        players.map((player, index) => result(player, points[index] ?? 0)),
      );
      const top = await given.others[0].board.top(id, 10);
      expect(top.map(({ player, total, rank }) => [player, total, rank])).toEqual([
        [players[4], 1000, 1],
        [players[1], 900, 2],
        [players[0], 500, 3],
        [players[2], 500, 3],
        [players[3], 0, 5],
      ]);
      expect((await given.store.board.top(id, 2)).map(({ player }) => player)).toEqual([
        players[4],
        players[1],
      ]);
      expect((await given.store.board.standings(id, [players[2] ?? '']))[0]?.rank).toBe(3);
    });

    it('tells the last result, whichever question was recorded last', async () => {
      const { id, players } = await withPlayers(1);
      const [player = ''] = players;
      await given.store.board.record(id, 1, [result(player, 300, 2)]);
      await given.store.board.record(id, 0, [result(player, 700, 1)]);
      expect(await given.store.board.standings(id, [player])).toEqual([
        { player, total: 1000, rank: 1, last: { ...result(player, 300, 2), question: 1 } },
      ]);
    });

    it('counts a result once, however often and by however many it is recorded', async () => {
      const { id, players } = await withPlayers(4);
      const results = players.map((player, index) => result(player, 100 * (index + 1)));
      await Promise.all(
        [given.store, ...given.others].flatMap((store) => [
          store.board.record(id, 0, results),
          store.board.record(id, 0, results.slice(0, 2)),
          store.board.record(id, 1, [result(players[0] ?? '', -50)]),
        ]),
      );
      const totals = await given.store.board.standings(id, players);
      expect(totals.map((standing) => standing?.total)).toEqual([50, 200, 300, 400]);
      const recorded = await collect(given.store.board.pages(id, 0));
      expect(recorded.toSorted((a, b) => a.points - b.points)).toEqual(results);
    });

    it('knows negative points', async () => {
      const { id, players } = await withPlayers(2);
      await given.store.board.record(id, 0, [result(players[0] ?? '', -200)]);
      const top = await given.store.board.top(id, 2);
      expect(top.map(({ total, rank }) => [total, rank])).toEqual([
        [0, 1],
        [-200, 2],
      ]);
    });

    it('leaves out who was removed, also when the results come later', async () => {
      const { id, players } = await withPlayers(2);
      const [gone = '', stays = ''] = players;
      await given.store.board.record(id, 0, [result(gone, 100), result(stays, 50)]);
      await given.store.players.remove(id, gone);
      await given.store.board.record(id, 1, [result(gone, 100), result(stays, 50)]);
      expect(await given.store.board.top(id, 10)).toMatchObject([
        { player: stays, total: 100, rank: 1 },
      ]);
      expect(await given.store.board.standings(id, [gone, stays])).toMatchObject([
        undefined,
        { rank: 1 },
      ]);
      expect(await collect(given.store.board.pages(id, 1))).toEqual([result(stays, 50)]);
    });

    it('tells who stands right above and below, as a plain sort would', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 12 }),
          fc.nat({ max: 11 }),
          async (points, left) => {
            const { id, players } = await withPlayers(points.length);
            await given.store.board.record(
              id,
              0,
              players.map((player, at) => result(player, points[at] ?? 0)),
            );
            const gone = points.length > 2 ? players[left] : undefined;
            if (gone) await given.store.players.remove(id, gone);
            const sorted = players
              .map((player, at) => ({ player, total: points[at] ?? 0 }))
              .filter(({ player }) => player !== gone)
              .sort((a, b) => b.total - a.total || (a.player < b.player ? -1 : 1));
            const ranked = sorted.map((one) => ({
              ...one,
              rank: 1 + sorted.filter(({ total }) => total > one.total).length,
            }));
            const expected = players.map((player) => {
              const at = ranked.findIndex((one) => one.player === player);
              if (at < 0) return undefined;
              const [above, below] = [ranked[at - 1], ranked[at + 1]];
              return { ahead: at, ...(above && { above }), ...(below && { below }) };
            });
            expect(await given.others[0].board.near(id, players)).toEqual(expected);
          },
        ),
        { numRuns: 20 },
      );
    });

    it('knows what a player got for each question', async () => {
      const { id, players } = await withPlayers(2);
      const [ana = '', bo = ''] = players;
      await given.store.board.record(id, 0, [result(ana, 100, 1), result(bo, 50)]);
      await given.store.board.record(id, 2, [result(ana, 0)]);
      const own = (player: string) => given.others[0].board.history(id, player, [2, 0, 1]);
      expect(await own(ana)).toEqual([result(ana, 0), result(ana, 100, 1), undefined]);
      expect(await own(bo)).toEqual([undefined, result(bo, 50), undefined]);
      expect(await given.store.board.history(id, ana, [])).toEqual([]);
    });

    it('is empty for a game that does not exist', async () => {
      await given.store.board.record('nobody', 0, [result('00000', 5)]);
      expect(await given.store.board.top('nobody', 5)).toEqual([]);
      expect(await given.store.board.standings('nobody', ['00000'])).toEqual([undefined]);
      expect(await collect(given.store.board.pages('nobody', 0))).toEqual([]);
      expect(await given.store.board.near('nobody', ['00000'])).toEqual([undefined]);
      expect(await given.store.board.history('nobody', '00000', [0])).toEqual([undefined]);
      expect(await given.store.board.decide('nobody', 0, {})).toBeUndefined();
    });

    it('keeps the first decision of a question, whoever comes with another one', async () => {
      const { id } = await withPlayers(0);
      const decisions = [given.store, ...given.others].map((store, index) =>
        store.board.decide(id, 2, { verdict: { is: { first: index, 'ü"': [null] } } }),
      );
      const held = await Promise.all(decisions);
      expect(new Set(held.map((decision) => JSON.stringify(decision))).size).toBe(1);
      const [one] = held;
      expect(await given.store.board.decide(id, 2, {})).toEqual(one);
      // One of nothing holds as well, and that of another question is another one.
      const finish = { verdict: { is: null }, finish: true, say: [{ key: 'over' }] } as const;
      expect(await given.store.board.decide(id, 0, {})).toEqual({});
      expect(await given.store.board.decide(id, 0, { ...finish, say: ['x'] })).toEqual({});
      expect(await given.store.board.decide(id, 1, { ...finish, say: ['x'] })).toEqual({
        ...finish,
        say: ['x'],
      });
    });

    it('keeps a decision for each revision', async () => {
      const { id } = await withPlayers(0);
      const { decide } = given.store.board;
      const [first, second] = [{ verdict: { is: 1 } }, { verdict: { is: 2 } }];
      expect(await decide(id, 0, first)).toEqual(first);
      expect(await decide(id, 0, second, 2)).toEqual(second);
      expect(await given.others[0].board.decide(id, 0, first, 2)).toEqual(second);
      expect(await decide(id, 0, second, 0)).toEqual(first);
    });

    it('puts results of a higher revision in the place of others: totals move by the difference', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              question: fc.nat(1),
              rev: fc.nat(3),
              points: fc.integer({ min: -3, max: 1000 }),
              tie: fc.nat(2),
            }),
            { maxLength: 8 },
          ),
          async (steps) => {
            const { id, players } = await withPlayers(2);
            const [player = '', gone = ''] = players;
            await given.store.players.remove(id, gone);
            const expected = new Map<number, Result>();
            for (const { question, rev, points, tie } of steps) {
              const more = { ...(tie > 0 && { tie }), ...(rev > 0 && { rev }) };
              const revised = [{ ...result(player, points), ...more }];
              const others = [{ ...result(gone, points), ...more }];
              await Promise.all(
                [given.store, ...given.others].map((store) =>
                  store.board.record(id, question, [...revised, ...others]),
                ),
              );
              const before = expected.get(question);
              if (!before || (before.rev ?? 0) < rev) expected.set(question, revised[0] as Result);
            }
            const all = [...expected].sort(([one], [other]) => one - other);
            const [standing] = await given.others[0].board.standings(id, [player]);
            expect(standing?.total).toBe(all.reduce((sum, [, { points }]) => sum + points, 0));
            const [question, last] = all.at(-1) ?? [];
            expect(standing?.last).toEqual(last && { ...last, question });
            for (const at of [0, 1])
              expect(await collect(given.store.board.pages(id, at))).toEqual(
                [expected.get(at)].filter(Boolean),
              );
          },
        ),
        { numRuns: 15 },
      );
    });

    it('takes back into the game who is out by no result any more', async () => {
      const { id, players } = await withPlayers(3);
      const [back = '', away = '', now = ''] = players;
      const { store } = given;
      await turn(store, id, gateAt(0, await store.now()));
      for (const player of [back, now]) await store.players.connect(id, player, `c ${player}`);
      const out = (player: string, rev = 0): Result => ({
        ...result(player, 0),
        out: true,
        ...(rev > 0 && { rev }),
      });
      await store.board.record(id, 0, [out(back), out(away), result(now, 5)]);
      expect(await store.players.counts(id)).toMatchObject({ present: 2, waiting: 1 });
      const revised = [{ ...result(back, 5), rev: 1 }, { ...result(away, 5), rev: 1 }, out(now, 1)];
      await Promise.all(given.others.map(({ board }) => board.record(id, 0, revised)));
      await store.board.record(id, 0, [out(back), out(away)]);
      expect(await store.players.counts(id)).toMatchObject({ present: 2, waiting: 1 });
      expect(await store.players.connections(id, players)).toEqual([
        `c ${back}`,
        undefined,
        `c ${now}`,
      ]);
      await turn(store, id, gateAt(1, await store.now()));
      expect(await store.players.counts(id)).toMatchObject({ waiting: 1 });
      const answer = async (player: string) =>
        (await store.answers.submit(id, player, 1, '1', {}, { eliminates: true })).status;
      expect(await Promise.all(players.map(answer))).toEqual([
        'accepted',
        'accepted',
        'eliminated',
      ]);
      expect(await store.players.counts(id)).toMatchObject({ present: 2, waiting: 0 });
    });

    it('keeps what a result carries besides', async () => {
      const { id, players } = await withPlayers(1);
      const more = { right: true, memory: { lives: 2, ü: [null, 0.5] } } as const;
      const [player = ''] = players;
      await given.store.board.record(id, 0, [{ ...result(player, 5), ...more }]);
      const [standing] = await given.others[0].board.standings(id, players);
      expect(standing?.last).toEqual({ ...result(player, 5), ...more, question: 0 });
      expect(await collect(given.store.board.pages(id, 0))).toEqual([
        { ...result(player, 5), ...more },
      ]);
    });

    it('ranks equal totals by the lesser sum of ties, also among debts and nothing', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.tuple(fc.integer({ min: -2, max: 2 }), fc.constantFrom(0, 0, 1, 999_999, 1_000_000)),
            { minLength: 1, maxLength: 8 },
          ),
          fc.integer({ min: 1, max: 3 }),
          async (scores, questions) => {
            const { id, players } = await withPlayers(scores.length);
            for (let question = 0; question < questions; question++) {
              const results = players.map((player, at) => {
                const [points = 0, tie = 0] = scores[at] ?? [];
                return { ...result(player, points * 1_000_000), ...(tie > 0 && { tie }) };
              });
              await given.store.board.record(id, question, results);
            }
            const late = await join(given.store, id, 'Late');
            const all = [...players, late].map((player, at) => {
              const [points = 0, tie = 0] = scores[at] ?? [];
              return { player, total: points * 1_000_000 * questions, tie: tie * questions };
            });
            const isAbove = (one: (typeof all)[0], other: (typeof all)[0]) =>
              one.total > other.total || (one.total === other.total && one.tie < other.tie);
            const expected = all.map((one) => ({
              player: one.player,
              total: one.total,
              rank: 1 + all.filter((other) => isAbove(other, one)).length,
            }));
            const ids = all.map(({ player }) => player);
            expect(await given.others[0].board.standings(id, ids)).toMatchObject(expected);
            const top = await given.store.board.top(id, 20);
            const order = expected.toSorted(
              (one, other) => one.rank - other.rank || (one.player < other.player ? -1 : 1),
            );
            expect(top.map(({ player }) => player)).toEqual(order.map(({ player }) => player));
          },
        ),
        { numRuns: 20 },
      );
    });

    it('puts whoever is out aside in the step of their result: nobody waits for them', async () => {
      const { id, players } = await withPlayers(3);
      const [out = '', stays = '', gone = ''] = players;
      const { store } = given;
      await turn(store, id, gateAt(0, await store.now()));
      await store.players.connect(id, out, 'c1');
      await store.players.connect(id, stays, 'c2');
      expect(await store.players.counts(id)).toMatchObject({ present: 2, waiting: 2 });
      const results = [{ ...result(out, 0), out: true as const }, result(stays, 5)];
      await store.board.record(id, 0, [...results, { ...result(gone, 0), out: true }]);
      await given.others[0].board.record(id, 0, results);
      expect(await store.players.counts(id)).toMatchObject({ present: 2, waiting: 1 });
      expect(await given.others[0].players.connections(id, players)).toEqual([
        'c1',
        'c2',
        undefined,
      ]);
      expect(await collect(store.players.through(id, 'c1'))).toEqual([
        { player: out, connection: 'c1' },
      ]);

      // From the next question on; what was given before is acked again.
      await turn(store, id, gateAt(1, await store.now()));
      expect(await store.players.counts(id)).toMatchObject({ waiting: 1 });
      const answer = (player: string) =>
        store.answers.submit(id, player, 1, '1', {}, { eliminates: true });
      expect(await answer(out)).toEqual({ status: 'eliminated' });
      expect(await answer(gone)).toEqual({ status: 'eliminated' });
      expect(await answer(stays)).toMatchObject({ status: 'accepted', waiting: 0 });

      // They come and go, and are told to watch wherever they are.
      expect(await store.players.connect(id, out, 'c3')).toBe('c1');
      expect(await store.players.restore(id, out, 'c1')).toBe(false);
      expect(await store.players.lose(id, out, 'c3', 1)).toBe(true);
      expect(await store.players.disconnect(id, out, 'c1')).toBe('kept');
      expect(await store.players.disconnect(id, out, 'c3', { instead: 'home' })).toEqual({
        awaitedUntil: null,
      });
      expect(await store.players.connections(id, [out])).toEqual(['home']);
      expect(await store.players.disconnect(id, out, 'home')).toEqual({ awaitedUntil: null });
      expect(await store.players.counts(id)).toMatchObject({ present: 1, waiting: 0 });
      expect(await store.players.remove(id, out)).toBe(true);
      expect(await store.players.counts(id)).toMatchObject({ players: 2, present: 1, waiting: 0 });
    });

    it('takes the results of a big game in one go', async () => {
      const { id } = await createGame(given.store);
      const players = await Promise.all(
        Array.from({ length: 1101 }, (_, index) => join(given.store, id, `P${index}`)),
      );
      await given.store.board.record(
        id,
        0,
        players.map((player, index) => result(player, index)),
      );
      const standings = await given.others[0].board.standings(id, players);
      expect(standings.map((standing) => standing?.total)).toEqual(
        players.map((_, index) => index),
      );
      expect(standings.map((standing) => standing?.rank)).toEqual(
        players.map((_, index) => players.length - index),
      );
      expect(await collect(given.store.board.pages(id, 0))).toHaveLength(players.length);
      const near = await given.others[0].board.near(id, players);
      expect(near.map((one) => one?.above?.player)).toEqual([...players.slice(1), undefined]);
    });
  });
}

import { describe, expect, it } from 'vitest';
import type { Timing } from '../../server/store/contract.ts';
import { collect, createGame, gateAt, join, OPEN_DOOR, turn } from './games.ts';
import type { Given } from './store-contract.ts';

export function answerContract(given: Given): void {
  describe('answers', () => {
    const opened = async (controls = gateAt(0, 0)) => {
      const { id } = await createGame(given.store);
      const player = await join(given.store, id, 'Ana');
      const now = await given.store.now();
      const { gate } = controls;
      await turn(
        given.store,
        id,
        gate
          ? {
              ...controls,
              gate: { ...gate, openedAt: now, closesAt: now + 60_000, until: now + 60_000 },
            }
          : controls,
      );
      return { id, player, now };
    };

    it('counts right answers of a question, each once, and from none at the next', async () => {
      const { store } = given;
      const { id } = await createGame(store);
      const players = await Promise.all(['A', 'B', 'C', 'D'].map((name) => join(store, id, name)));
      const now = await store.now();
      await turn(store, id, gateAt(0, now));
      const [a = '', b = '', c = '', d = ''] = players;
      const right = (player: string, question = 0, on = store) =>
        on.answers.submit(id, player, question, '1', {}, { right: true });
      expect(await store.answers.submit(id, d, 0, '2')).toMatchObject({ right: 0 });
      const counted = await Promise.all([right(a), right(b, 0, given.others[0]), right(c)]);
      expect(counted.map((one) => 'right' in one && one.right).sort()).toEqual([1, 2, 3]);
      expect(await right(a)).toMatchObject({ status: 'repeated', right: 3 });
      await turn(store, id, gateAt(1, now));
      expect(await right(b, 1)).toMatchObject({ status: 'accepted', right: 1 });
    });

    it('are stored with the time they came at', async () => {
      const { id, player, now } = await opened();
      await given.advance(20);
      const outcome = await given.others[0].answers.submit(id, player, 0, '"Zürich, 瑞士"');
      expect(outcome).toMatchObject({ status: 'accepted' });
      if (outcome.status !== 'accepted') return;
      expect(outcome.receivedAt).toBeGreaterThanOrEqual(now + 20);
      expect(await given.store.answers.get(id, player, 0)).toEqual({
        player,
        value: '"Zürich, 瑞士"',
        receivedAt: outcome.receivedAt,
        elapsed: outcome.receivedAt - now,
      });
      expect(await given.store.answers.get(id, player, 1)).toBeUndefined();
      const own = await given.others[1].answers.history(id, player, [1, 0]);
      expect(own).toEqual([undefined, await given.store.answers.get(id, player, 0)]);
      expect(await given.store.answers.history('nobody', player, [0])).toEqual([undefined]);
    });

    it('count once: of many at once, one is accepted', async () => {
      const { id, player } = await opened();
      const stores = [given.store, ...given.others];
      const outcomes = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          (stores[index % 3] ?? given.store).answers.submit(id, player, 0, String(index)),
        ),
      );
      expect(outcomes.filter(({ status }) => status === 'accepted')).toHaveLength(1);
      expect(outcomes.filter(({ status }) => status === 'duplicate')).toHaveLength(29);
      const accepted = outcomes.findIndex(({ status }) => status === 'accepted');
      expect((await given.store.answers.get(id, player, 0))?.value).toBe(String(accepted));
      expect((await given.store.players.counts(id)).answers).toBe(1);
    });

    it('may be sent again, and are told when the first one came', async () => {
      const { id, player, now } = await opened();
      const first = await given.store.answers.submit(id, player, 0, '2');
      await given.advance(10);
      const again = await given.others[0].answers.submit(id, player, 0, '2');
      expect(again).toEqual({ ...first, status: 'repeated' });
      expect(await given.store.answers.submit(id, player, 0, '3')).toEqual({ status: 'duplicate' });
      await turn(given.store, id, gateAt(1, now));
      expect(await given.store.answers.submit(id, player, 0, '2')).toEqual(again);
    });

    it('are for the open question only', async () => {
      const { id, player } = await opened(gateAt(2, 0));
      expect(await given.store.answers.submit(id, player, 1, '1')).toEqual({ status: 'closed' });
      expect(await given.store.answers.submit(id, player, 3, '1')).toEqual({ status: 'not-open' });
      expect(await given.store.answers.submit(id, player, 2, '1')).toMatchObject({
        status: 'accepted',
      });
    });

    it('are not taken before the first question, in a pause, or after the close', async () => {
      const { id, player } = await opened(OPEN_DOOR);
      const submit = () => given.store.answers.submit(id, player, 0, '1');
      expect(await submit()).toEqual({ status: 'not-open' });
      const { gate } = gateAt(0, await given.store.now());
      if (!gate) throw new Error('a gate');
      await turn(given.store, id, { ...OPEN_DOOR, gate: { ...gate, status: 'paused' } });
      expect(await submit()).toEqual({ status: 'paused' });
      await turn(given.store, id, { ...OPEN_DOOR, gate: { ...gate, status: 'closed' } });
      expect(await submit()).toEqual({ status: 'closed' });
      expect((await given.store.players.counts(id)).answers).toBe(0);
    });

    it('are taken until the deadline, by the clock of the store', async () => {
      const { id } = await createGame(given.store);
      const [first, second] = [await join(given.store, id, 'A'), await join(given.store, id, 'B')];
      const now = await given.store.now();
      const gate = {
        question: 0,
        status: 'open',
        openedAt: now,
        closesAt: now + 30,
        until: now + 1000,
      };
      await turn(given.store, id, { ...OPEN_DOOR, gate: { ...gate, status: 'open' } });
      await given.advance(60);
      const late = await given.store.answers.submit(id, first, 0, '1');
      expect(late.status).toBe('accepted');
      // In the grace an answer counts as given at the deadline.
      expect((await given.store.answers.get(id, first, 0))?.elapsed).toBe(30);
      await given.advance(1000);
      expect(await given.others[0].answers.submit(id, second, 0, '1')).toEqual({
        status: 'closed',
      });
    });

    it('are timed by what their channel knows, within what can be', async () => {
      const { id, now } = await opened();
      await given.advance(50);
      const cases: [timing: Timing, elapsed: (received: number) => number][] = [
        [{ startedAt: now + 20, answeredAt: now + 30 }, () => 10],
        [{ startedAt: now + 20 }, (received) => received - now - 20],
        [{ answeredAt: now + 20 }, () => 20],
        // Before the opening, or before the start: nobody is that fast.
        [{ startedAt: now - 500, answeredAt: now + 7 }, () => 7],
        [{ startedAt: now + 20, answeredAt: now + 10 }, () => 0],
        // After the arrival: a clock that is wrong.
        [{ answeredAt: now + 500_000 }, (received) => received - now],
        [{ startedAt: now + 500_000 }, () => 0],
        // Measured on another clock: no longer than the question has been open.
        [{ took: 12 }, () => 12],
        [{ took: 12, startedAt: now + 20, answeredAt: now + 30 }, () => 12],
        [{ took: -5 }, () => 0],
        [{ took: 500_000 }, (received) => received - now],
        // It has waited to be handled, though not since before the opening.
        [{ waited: 20 }, (received) => received - now],
        [{ waited: 500_000 }, () => 0],
      ];
      for (const [index, [timing, elapsed]] of cases.entries()) {
        const player = await join(given.store, id, `P${index}`);
        const client = index % 2 === 0 ? given.store : given.others[0];
        const outcome = await client.answers.submit(id, player, 0, '1', timing);
        if (outcome.status !== 'accepted') throw new Error(outcome.status);
        const answer = await given.store.answers.get(id, player, 0);
        expect(answer).toMatchObject({ elapsed: elapsed(outcome.receivedAt) });
      }
    });

    it('are taken in the grace of their channel, and never after that of the gate', async () => {
      const { id } = await createGame(given.store);
      const now = await given.store.now();
      const times = { openedAt: now, closesAt: now + 30, until: now + 30 + 1000 };
      await turn(given.store, id, {
        ...OPEN_DOOR,
        gate: { question: 0, status: 'open', ...times },
      });
      await given.advance(60);
      const submit = async (name: string, timing?: Timing) => {
        const player = await join(given.store, id, name);
        return (await given.store.answers.submit(id, player, 0, '1', timing)).status;
      };
      // On time, but on its way for longer than its channel may take.
      expect(await submit('A', { grace: 10, answeredAt: now + 5 })).toBe('closed');
      expect(await submit('B', { grace: 1000 })).toBe('accepted');
      expect(await submit('C')).toBe('accepted');
      await given.advance(1000);
      expect(await submit('D', { grace: 60_000, answeredAt: now + 5 })).toBe('closed');
    });

    it('of players with extra time are taken for longer, and their time is divided by as much', async () => {
      const { id } = await createGame(given.store);
      const slow = await join(given.store, id, 'Slow');
      const slower = await join(given.store, id, 'Slower');
      const usual = await join(given.store, id, 'Usual');
      const now = await given.store.now();
      const times = { openedAt: now - 10_000, closesAt: now - 5000, until: now - 5000 };
      await turn(given.store, id, {
        ...OPEN_DOOR,
        gate: {
          ...{ question: 0, status: 'open', ...times },
          longer: { [slow]: { factor: 1.25, by: 1250 }, [slower]: { factor: 3, by: 60_000 } },
        },
      });
      const submit = (player: string, timing: Timing) =>
        given.others[0].answers.submit(id, player, 0, '1', timing);
      const waited = 4900;
      expect(await submit(usual, { waited })).toEqual({ status: 'closed' });
      expect(await submit(slow, { took: 99 })).toEqual({ status: 'closed' });
      expect(await submit(slow, { waited, took: 99 })).toMatchObject({ status: 'accepted' });
      const last = { took: 100, grace: 0 };
      expect(await submit(slower, last)).toMatchObject({ status: 'accepted' });
      expect(await given.store.answers.get(id, slow, 0)).toMatchObject({ elapsed: 79 });
      expect(await given.store.answers.get(id, slower, 0)).toMatchObject({ elapsed: 33 });
      // Of the next question, nothing is left of it.
      await turn(given.store, id, {
        ...OPEN_DOOR,
        gate: { question: 1, status: 'open', ...times },
      });
      expect(await given.store.answers.submit(id, slower, 1, '1')).toEqual({ status: 'closed' });
    });

    it('count as of when they came, also when they are handled after the deadline', async () => {
      const { id } = await createGame(given.store);
      const now = await given.store.now();
      const times = { openedAt: now, closesAt: now + 30, until: now + 60 };
      await turn(given.store, id, {
        ...OPEN_DOOR,
        gate: { question: 0, status: 'open', ...times },
      });
      await given.advance(200);
      const submit = async (name: string, timing: Timing) => {
        const player = await join(given.store, id, name);
        return given.store.answers.submit(id, player, 0, '1', timing);
      };
      expect(await submit('A', { waited: 0, took: 5 })).toEqual({ status: 'closed' });
      const outcome = await submit('B', { waited: 60_000, took: 5 });
      expect(outcome).toMatchObject({ status: 'accepted', receivedAt: now });
    });

    it('come from players of the game only', async () => {
      const { id } = await opened();
      expect(await given.store.answers.submit(id, 'nobody', 0, '1')).toEqual({
        status: 'unknown-player',
      });
      expect(await given.store.answers.submit('nobody', 'nobody', 0, '1')).toEqual({
        status: 'unknown-game',
      });
      expect(await collect(given.store.answers.pages(id, 0))).toEqual([]);
    });

    it('tell the last one that nobody is waited for, and only the last one', async () => {
      const { id } = await createGame(given.store);
      const players = await Promise.all(
        Array.from({ length: 30 }, (_, index) => join(given.store, id, `P${index}`)),
      );
      await Promise.all(players.map((player) => given.store.players.connect(id, player, player)));
      await turn(given.store, id, gateAt(0, await given.store.now()));
      const stores = [given.store, ...given.others];
      const outcomes = await Promise.all(
        players.map((player, index) =>
          (stores[index % 3] ?? given.store).answers.submit(id, player, 0, '0'),
        ),
      );
      const waiting = outcomes.map((outcome) => 'waiting' in outcome && outcome.waiting);
      expect(waiting.filter((left) => left === 0)).toHaveLength(1);
    });

    it('are known to be given or not, by players in any number and order', async () => {
      const { id } = await createGame(given.store);
      const players = await Promise.all(
        Array.from({ length: 701 }, (_, index) => join(given.store, id, `P${index}`)),
      );
      await turn(given.store, id, gateAt(0, await given.store.now()));
      const some = players.filter((_, index) => index % 3 === 0);
      await Promise.all(some.map((player) => given.store.answers.submit(id, player, 0, '1')));
      const asked = [...players.toReversed(), 'nobody'];
      const known = await given.others[0].answers.given(id, 0, asked);
      expect(known).toEqual(asked.map((player) => some.includes(player)));
      expect(await given.store.answers.given(id, 1, players.slice(0, 2))).toEqual([false, false]);
      expect(await given.store.answers.given(id, 0, [])).toEqual([]);
      expect(await given.store.answers.given('nobody', 0, ['nobody'])).toEqual([false]);
    });

    it('are listed whole, page by page, however many there are', async () => {
      const { id } = await createGame(given.store);
      const players = await Promise.all(
        Array.from({ length: 1101 }, (_, index) => join(given.store, id, `P${index}`)),
      );
      await turn(given.store, id, gateAt(0, await given.store.now()));
      await Promise.all(
        players.map((player) => given.store.answers.submit(id, player, 0, `"${player}"`)),
      );
      const listed = await collect(given.others[0].answers.pages(id, 0));
      expect(listed.map(({ player }) => player).sort()).toEqual(players.toSorted());
      for (const { player, value } of listed) expect(value).toBe(`"${player}"`);
    });
  });
}

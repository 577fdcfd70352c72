import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  Entry,
  LaneRules,
  LaneStore,
  Outcome,
  Taken,
} from '../../../../bridge/whatsapp/lanes/lane-store.ts';

export interface LanesUnderTest {
  /** Several clients of the same lanes. */
  open(rules: LaneRules): LaneStore[];
  /** Lets so many ms pass. */
  advance(ms: number): Promise<void>;
  /** ms since the epoch, by the lanes' clock. */
  now(): Promise<number>;
  close(): Promise<void>;
}

const RULES: LaneRules = { lease: 5000, doubt: 5000, keep: 60_000, reported: true };

/** Every implementation of {@link LaneStore} guarantees this. */
export function laneContract(name: string, start: () => Promise<LanesUnderTest>): void {
  describe(`lanes: ${name}`, () => {
    let under: LanesUnderTest;
    let now: number;
    beforeAll(async () => {
      under = await start();
    });
    afterAll(() => under.close());
    beforeEach(async () => {
      now = await under.now();
    });

    const open = (more: Partial<LaneRules> = {}): [LaneStore, LaneStore] => {
      const [one, other = one] = under.open({ ...RULES, ...more });
      if (!one || !other) throw new Error('no store');
      return [one, other];
    };
    const entry = (id: string, who = 'ana', more: Partial<Entry> = {}): Entry => ({
      id,
      who,
      line: 'L',
      expiresAt: now + 30_000,
      group: 'game',
      about: { of: id },
      data: { text: id },
      ...more,
    });
    const take = async (store: LaneStore, line = 'L'): Promise<Taken> => {
      const { taken } = await store.take(line, ticket());
      if (!taken) throw new Error('nothing was due');
      return taken;
    };
    const end = async (store: LaneStore, outcome: Outcome) =>
      store.finish(await take(store), outcome);
    const done: Outcome = { end: 'done' };
    let tickets = 0;
    const ticket = () => `ticket-${++tickets}`;

    /** Takes and finishes until nothing is due. @returns the ids, in order */
    const drain = async (store: LaneStore): Promise<string[]> => {
      const ids: string[] = [];
      for (;;) {
        const { taken } = await store.take('L', ticket());
        if (!taken) return ids;
        ids.push(taken.id);
        await store.finish(taken, done);
      }
    };

    it('hands out entries with all they came with, one of a lane at a time, in order', async () => {
      const [one, other] = open();
      expect(await one.push([entry('a1'), entry('a2'), entry('b1', 'ben')])).toEqual({
        fresh: [true, true, true],
        lines: ['L'],
        replaced: 0,
      });
      const first = await take(other);
      expect(first).toMatchObject({
        id: 'a1',
        line: 'L',
        tries: 0,
        plain: false,
        startIn: 0,
        expiresAt: now + 30_000,
        about: { of: 'a1' },
        data: { text: 'a1' },
      });
      expect((await take(one)).id).toBe('b1');
      expect((await one.take('L', ticket())).taken).toBeUndefined();
      expect(await one.finish(first, done)).toEqual({
        held: true,
        first: true,
        away: false,
        expired: 0,
        replaced: 0,
      });
      expect((await take(other)).id).toBe('a2');
    });

    it('knows an id until some time past its expiry, whoever pushes it and how often at once', async () => {
      const [one, other] = open({ keep: 100 });
      const short = entry('a1', 'ana', { expiresAt: now + 600 });
      const pushed = await Promise.all(
        Array.from({ length: 10 }, (_, at) => (at % 2 ? one : other).push([short])),
      );
      expect(pushed.filter(({ fresh }) => fresh[0])).toHaveLength(1);
      expect(await drain(one)).toEqual(['a1']);
      expect((await other.push([short])).fresh).toEqual([false]);
      await under.advance(800);
      expect((await other.push([entry('a1')])).fresh).toEqual([true]);
    });

    it('gives what waits the later expiry of what is pushed again, and nothing else of it', async () => {
      const [one, other] = open();
      const short = { expiresAt: now + 200 };
      const waiting = ['a1', 'a2'].map((id) => entry(id, 'ana', short));
      await one.push([entry('a0'), ...waiting, entry('b1', 'ben', short)]);
      const first = await take(one);
      await one.finish(await take(one), done);
      const later = { expiresAt: now + 30_000, data: { text: 'another' } };
      const again = [
        entry('a1', 'ana', later),
        entry('a1', 'ana', short),
        entry('a2', 'ana', short),
        entry('b1', 'ben', later),
      ];
      expect((await other.push(again)).fresh).toEqual(again.map(() => false));
      await under.advance(300);
      await one.finish(first, done);
      const extended = await take(other);
      expect(extended).toMatchObject({
        id: 'a1',
        expiresAt: now + 30_000,
        data: { text: 'a1' },
      });
      await one.finish(extended, done);
      // An entry that has left does not leave again.
      expect(await drain(one)).toEqual([]);
      expect(await one.counts('game')).toMatchObject({ queued: 0, sent: 3, failed: 1 });
    });

    it('says when to look again, and never hands out what has expired', async () => {
      const [one] = open();
      await one.push([entry('a1', 'ana', { expiresAt: now + 40 }), entry('a2')]);
      expect(await one.take('other line', ticket())).toEqual({ expired: 0, replaced: 0 });
      await under.advance(50);
      const { taken, ...lost } = await one.take('L', ticket());
      expect(taken?.id).toBe('a2');
      expect(lost).toEqual({ expired: 1, replaced: 0 });
      const { next } = await one.take('L', ticket());
      expect(next).toBeGreaterThan(now);
      expect(next).toBeLessThanOrEqual((await under.now()) + RULES.lease);
      expect(await one.counts('game')).toMatchObject({ queued: 1, failed: 1 });
    });

    it('replaces what waits by the newer of its slot, but not what is on its way', async () => {
      const [one] = open();
      const asking = (id: string) => entry(id, 'ana', { slot: 'question' });
      await one.push([
        asking('q1'),
        entry('news'),
        entry('q1-of-ben', 'ben', { slot: 'question' }),
      ]);
      expect(await one.push([asking('q2')])).toMatchObject({ replaced: 1 });
      expect(await drain(one)).toEqual(expect.arrayContaining(['news', 'q2', 'q1-of-ben']));
      expect(await one.counts('game')).toMatchObject({ sent: 3, failed: 1, queued: 0 });

      await one.push([asking('q3')]);
      const third = await take(one);
      expect((await one.push([asking('q4')])).replaced).toBe(0);
      // It comes back, and is not needed any more.
      expect(await one.finish(third, { end: 'retry', delay: 0 })).toMatchObject({ replaced: 1 });
      expect(await drain(one)).toEqual(['q4']);
    });

    it('keeps what is tried again first in its lane, and counts the tries', async () => {
      const [one, other] = open();
      await one.push([entry('a1'), entry('a2')]);
      await end(one, { end: 'retry', delay: 400 });
      const { taken, next = 0 } = await other.take('L', ticket());
      expect(taken).toBeUndefined();
      expect(next).toBeGreaterThanOrEqual(now + 400);
      await under.advance(410);
      const again = await take(other);
      expect(again).toMatchObject({ id: 'a1', tries: 1 });
      await one.finish(again, { end: 'release', delay: 0 });
      expect(await take(one)).toMatchObject({ id: 'a1', tries: 1 });
    });

    it('takes no word from a holder whose lease is over', async () => {
      const [one, other] = open({ doubt: 0, lease: 60 });
      await one.push([entry('a1')]);
      const first = await take(one);
      await under.advance(70);
      const second = await take(other);
      expect(second).toMatchObject({ id: 'a1', tries: 1 });
      expect(Number(second.token)).toBeGreaterThan(Number(first.token));
      expect(await one.finish(first, { end: 'failed' })).toMatchObject({ held: false });
      expect(await other.finish(second, done)).toMatchObject({ held: true, first: true });
      expect(await other.finish(second, done)).toMatchObject({ held: false });
    });

    it('waits for a report about what is in doubt, and then tries it again', async () => {
      const [one, other] = open({ lease: 300, doubt: 300 });
      // A holder that dies, and one that got no answer.
      for (const leave of [
        () => under.advance(310),
        async (taken: Taken) => void (await one.finish(taken, { end: 'doubt', delay: 300 })),
      ]) {
        const id = `a${Math.random()}`;
        await one.push([entry(id)]);
        await leave(await take(one));
        expect((await other.take('L', ticket())).taken).toBeUndefined();
        await under.advance(310);
        const again = await take(other);
        expect(again).toMatchObject({ id, tries: 1 });
        await other.finish(again, done);
      }
    });

    it('does not try again what a report tells to have left, and goes on at once', async () => {
      const [one, other] = open({ doubt: 20_000 });
      await one.push([entry('a1'), entry('a2')]);
      await end(one, { end: 'doubt', delay: 20_000 });
      const [told] = await other.report([{ id: 'a1', level: 'delivered' }]);
      expect(told).toEqual({ id: 'a1', about: { of: 'a1' }, first: true, away: false, line: 'L' });
      expect(await drain(one)).toEqual(['a2']);
      // The same, when the report comes first.
      await one.push([entry('a3'), entry('a4')]);
      const third = await take(one);
      await other.report([{ id: 'a3', level: 'sent' }]);
      await one.finish(third, { end: 'doubt', delay: 20_000 });
      expect(await drain(one)).toEqual(['a4']);
    });

    it('does not try again what was heard of before its holder died', async () => {
      const [one, other] = open({ lease: 60, doubt: 20_000 });
      await one.push([entry('a1'), entry('a2'), entry('b1', 'ben'), entry('b2', 'ben')]);
      expect([(await take(one)).id, (await take(one)).id].toSorted()).toEqual(['a1', 'b1']);
      await other.report([
        { id: 'a1', level: 'sent' },
        { id: 'b1', level: 'failed' },
      ]);
      await under.advance(70);
      expect((await drain(other)).toSorted()).toEqual(['a2', 'b2']);
    });

    it('does not try again what is in doubt when a newer one of its slot waits', async () => {
      const [one] = open();
      await one.push([entry('q1', 'ana', { slot: 'question' })]);
      await end(one, { end: 'doubt', delay: 30 });
      await one.push([entry('q2', 'ana', { slot: 'question' })]);
      await under.advance(40);
      const { taken, replaced } = await one.take('L', ticket());
      expect(taken?.id).toBe('q2');
      expect(replaced).toBe(1);
    });

    it('counts how far entries got: never back, and failure never over delivery', async () => {
      const [one] = open();
      const all = ['read', 'sent', 'delivered', 'failed'] as const;
      const orders = [
        [...all],
        all.toReversed(),
        ['failed', 'sent', 'read', 'failed'] as const,
        ['sent', 'sent', 'read', 'read'] as const,
      ];
      await one.push(orders.map((_, at) => entry(`m${at}`, `who${at}`)));
      await drain(one);
      expect(await one.counts('game')).toEqual({
        queued: 0,
        sent: 4,
        delivered: 0,
        read: 0,
        failed: 0,
      });
      for (const [at, order] of orders.entries()) {
        for (const level of order) await one.report([{ id: `m${at}`, level }]);
      }
      const counts = { queued: 0, sent: 4, delivered: 4, read: 4, failed: 0 };
      expect(await one.counts('game')).toEqual(counts);
      await one.push([entry('m5')]);
      await drain(one);
      await one.report([{ id: 'm5', level: 'failed' }]);
      await one.report([{ id: 'm5', level: 'failed' }]);
      expect(await one.counts('game')).toEqual({ ...counts, sent: 5, failed: 1 });
      expect(await one.report([{ id: 'unknown', level: 'read' }])).toEqual([]);
      expect(await one.counts('another')).toMatchObject({ queued: 0, sent: 0 });
    });

    it('tells who is away after two failures in a row, and drops what waits for them', async () => {
      const [one] = open();
      await one.push([entry('a1'), entry('a2'), entry('a3'), entry('a4')]);
      expect(await end(one, { end: 'failed', away: 'maybe' })).toMatchObject({ away: false });
      expect(await end(one, { end: 'failed', away: 'maybe' })).toMatchObject({ away: true });
      expect(await drain(one)).toEqual([]);
      expect(await one.counts('game')).toMatchObject({ queued: 0, failed: 4 });

      await one.push([entry('b1', 'ben'), entry('b2', 'ben'), entry('b3', 'ben')]);
      for (const id of ['b1', 'b2']) {
        await end(one, done);
        const [told] = await one.report([{ id, level: 'failed', away: 'maybe' }]);
        expect(told?.away).toBe(id === 'b2');
        // The same again is no second time.
        expect((await one.report([{ id, level: 'failed', away: 'maybe' }]))[0]?.away).toBe(false);
      }
      expect(await drain(one)).toEqual([]);
    });

    it('takes one failure for enough when it says that they are away for sure', async () => {
      const [one] = open();
      await one.push([entry('a1'), entry('a2')]);
      expect(await end(one, { end: 'failed', away: 'surely' })).toMatchObject({ away: true });
      await one.push([entry('b1', 'ben'), entry('b2', 'ben')]);
      await end(one, done);
      const failed = { id: 'b1', level: 'failed', away: 'surely' } as const;
      expect(await one.report([failed])).toMatchObject([{ away: true }]);
      expect(await drain(one)).toEqual([]);
    });

    it('takes what is urgent first, and last what can wait, also when it comes back', async () => {
      const [one, other] = open();
      await one.push([
        entry('hint', 'ana', { turn: 'last' }),
        entry('news'),
        entry('question', 'ana', { turn: 'first' }),
        entry('more news'),
      ]);
      const first = await take(other);
      expect(first.id).toBe('question');
      await one.finish(first, { end: 'release', delay: 0 });
      expect(await drain(one)).toEqual(['question', 'news', 'more news', 'hint']);

      // It overtakes what was put back, but not the pause that made it come back.
      await one.push([entry('a')]);
      await end(one, { end: 'retry', delay: 300 });
      await one.push([entry('b', 'ana', { turn: 'first' })]);
      expect((await one.take('L', ticket())).taken).toBeUndefined();
      await under.advance(310);
      expect(await drain(one)).toEqual(['b', 'a']);
    });

    it('leaves some of a burst to others than those whose turn is last', async () => {
      const [one] = open({ pair: { interval: 5000, burst: 5 } });
      const hints = ['h1', 'h2', 'h3', 'h4'].map((id) => entry(id, 'ana', { turn: 'last' }));
      await one.push(hints);
      expect(await drain(one)).toEqual(['h1', 'h2']);
      await one.push(['a', 'b'].map((id) => entry(id)));
      await one.push([entry('q', 'ana', { turn: 'first' })]);
      expect(await drain(one)).toEqual(['q', 'a', 'b']);
    });

    it('drops what is true no more: its place in the burst is free, and its id if wanted', async () => {
      const [one] = open({ pair: { interval: 5000, burst: 1 } });
      await one.push([entry('a'), entry('b'), entry('c')]);
      await end(one, { end: 'drop', again: false });
      expect(await one.counts('game')).toMatchObject({ queued: 2, failed: 1 });
      await end(one, { end: 'drop', again: true });
      expect(await one.counts('game')).toMatchObject({ queued: 1, failed: 1 });
      expect((await one.push([entry('a'), entry('b')])).fresh).toEqual([false, true]);
      expect(await drain(one)).toEqual(['c']);
    });

    it('gives the place in the rate of a line back that something dropped had', async () => {
      const [one, other] = open({ rate: 2 });
      await one.push([entry('a'), entry('b', 'ben'), entry('c', 'cem')]);
      const first = await take(one);
      await one.finish(first, { end: 'drop', again: false });
      expect((await take(other)).startIn).toBeLessThan(250);
      expect((await take(one)).startIn).toBeGreaterThan(250);
    });

    it('takes an id again that has expired before it left', async () => {
      const [one] = open();
      await one.push([entry('a', 'ana', { expiresAt: now + 40 })]);
      await under.advance(50);
      expect(await drain(one)).toEqual([]);
      expect((await one.push([entry('a')])).fresh).toEqual([true]);
      expect(await drain(one)).toEqual(['a']);
    });

    it('forgets that a recipient was away once something is delivered', async () => {
      const [one] = open();
      await one.push([entry('a1'), entry('a2'), entry('a3')]);
      await end(one, { end: 'failed', away: 'maybe' });
      await end(one, done);
      await one.report([{ id: 'a2', level: 'delivered' }]);
      expect(await end(one, { end: 'failed', away: 'maybe' })).toMatchObject({ away: false });
    });

    it('tries an entry once in a plainer form, refused at once or found unfit later', async () => {
      const [one] = open();
      await one.push([entry('a1'), entry('a2')]);
      await end(one, { end: 'plain', data: 'only text' });
      expect(await take(one)).toMatchObject({ id: 'a1', plain: true, data: 'only text', tries: 0 });
      await one.push([entry('b1', 'ben')]);
      await end(one, done);
      const unfit = { id: 'b1', level: 'failed', unfit: true } as const;
      expect(await one.report([unfit])).toMatchObject([{ unfit: { text: 'b1' } }]);
      expect(await one.counts('game')).toMatchObject({ failed: 0 });
      expect(await one.revive('b1', 'only text')).toBe('L');
      expect(await one.revive('b1', 'once more')).toBeUndefined();
      const again = await take(one);
      expect(again).toMatchObject({ id: 'b1', plain: true, data: 'only text' });
      await one.finish(again, done);
      expect((await one.report([unfit]))[0]).not.toHaveProperty('unfit');
      expect(await one.counts('game')).toMatchObject({ failed: 1 });
    });

    it('keeps the pair limit: a burst, and then one an interval', async () => {
      const [one, other] = open({ pair: { interval: 400, burst: 3 } });
      await one.push(['a1', 'a2', 'a3', 'a4', 'a5'].map((id) => entry(id)));
      await one.push([entry('b1', 'ben')]);
      expect((await drain(other)).toSorted()).toEqual(['a1', 'a2', 'a3', 'b1']);
      await under.advance(410);
      expect(await drain(one)).toEqual(['a4']);
      await under.advance(410);
      expect(await drain(one)).toEqual(['a5']);
    });

    // So many that they are never all taken, however slow the machine is.
    it('gives out places in a rate that all share, not too far ahead, half as many after a cut', async () => {
      const [one, other] = open({ rate: 100 });
      const many = (of: string) => Array.from({ length: 1500 }, (_, at) => `${of}${at}`);
      await one.push(many('a').map((id) => entry(id, id)));
      const places: number[] = [];
      let next: number | undefined;
      for (;;) {
        const reply = await (places.length % 2 ? one : other).take('L', ticket());
        next = reply.next;
        if (!reply.taken) break;
        places.push((await under.now()) + reply.taken.startIn);
      }
      // 500 ms ahead at 10 ms each, and what became free while they were taken.
      const elapsed = (await under.now()) - now;
      expect(places.length).toBeGreaterThanOrEqual(50);
      expect(places.length).toBeLessThanOrEqual(52 + elapsed / 10);
      expect(next).toBeLessThan(places.at(-1) ?? 0);
      expect(await one.stats('L')).toMatchObject({ lanes: 1500, rate: 100 });
      // Those refused together count once.
      await Promise.all([one.slow('L', 0, true), other.slow('L', 0, true), one.slow('L', 0, true)]);
      const { rate = 0 } = await other.stats('L');
      expect(rate).toBeGreaterThanOrEqual(50);
      expect(rate).toBeLessThan(60);
      expect((await one.stats('another line')).rate).toBe(100);
    });

    it('counts what others use of the rate of a line, and of that line only', async () => {
      const [one, other] = open({ rate: 10 });
      await one.push([entry('a1'), entry('b1', 'ben', { line: 'M' })]);
      await Promise.all([one.spend('L', 20), other.spend('L', 20)]);
      const { taken, next } = await one.take('L', ticket());
      expect(taken).toBeUndefined();
      // 40 places at 100 ms each, and 500 ms ahead of its turn it pays to ask.
      expect(next).toBeGreaterThan(now + 3000);
      expect(next).toBeLessThan((await under.now()) + 4000);
      expect((await take(one, 'M')).id).toBe('b1');
    });

    it('takes nothing of a line that is paused, and goes on with others', async () => {
      const [one] = open({ rate: 1000 });
      await one.push([entry('a1'), entry('b1', 'ben', { line: 'M' })]);
      await one.slow('L', 60_000, false);
      const { taken, next } = await one.take('L', ticket());
      expect(taken).toBeUndefined();
      expect(next).toBeGreaterThan(now + 59_000);
      expect((await take(one, 'M')).id).toBe('b1');
    });

    it('keeps who wrote to a number in the line of that number', async () => {
      const [one, other] = open();
      await one.settle('ana', 'M');
      expect((await other.push([entry('a1'), entry('b1', 'ben')])).lines.toSorted()).toEqual([
        'L',
        'M',
      ]);
      expect((await take(one, 'M')).id).toBe('a1');
      expect((await take(one, 'L')).id).toBe('b1');
    });

    it('neither loses, doubles nor disorders anything, however clients interleave', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ who: fc.nat(3), by: fc.nat(1) }), { minLength: 1, maxLength: 30 }),
          fc.scheduler(),
          async (pushes, scheduler) => {
            const stores = open();
            const taken: string[] = [];
            const due = new Set<string>();
            // A taker stops when nothing is due, and is called again by each push: as jobs are.
            const work = async (store: LaneStore) => {
              for (;;) {
                const { taken: turn } = await scheduler.schedule(store.take('L', ticket()));
                if (!turn) return;
                expect(due.has(turn.lane)).toBe(false);
                due.add(turn.lane);
                await scheduler.schedule(Promise.resolve());
                taken.push(turn.id);
                due.delete(turn.lane);
                await store.finish(turn, done);
              }
            };
            const run = `${Math.random()}`;
            const calls = pushes.map(async ({ who, by }, at) => {
              const store = stores[by] ?? stores[0];
              await scheduler.schedule(Promise.resolve());
              await store.push([entry(`${run}.${who}.${at}`, `${run}.${who}`)]);
              await work(store);
            });
            await scheduler.waitFor(Promise.all(calls));
            expect(taken.toSorted()).toEqual(
              pushes.map(({ who }, at) => `${run}.${who}.${at}`).toSorted(),
            );
          },
        ),
        { numRuns: 25 },
      );
    });
  });
}

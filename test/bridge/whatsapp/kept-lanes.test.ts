/** Lanes in a journal, while one process follows the other. */
import pino from 'pino';
import { expect, it } from 'vitest';
import { keepLanes } from '../../../bridge/whatsapp/lanes/kept-lanes.ts';
import type { LaneRules, LaneStore } from '../../../bridge/whatsapp/lanes/lane-store.ts';
import { openJournal } from '../../../server/journal/journal.ts';
import { temporaryFolder } from '../../support/app.ts';
import { KeptHere } from '../../support/kept.ts';
import { laneContract } from './support/lane-contract.ts';

const START = 1_790_000_000_000;

laneContract('in a journal', async () => {
  let now = START;
  const opened: Promise<KeptHere<LaneStore>>[] = [];
  const clientOf = (kept: Promise<KeptHere<LaneStore>>, restarts: boolean) =>
    new Proxy({} as LaneStore, {
      get:
        (_, name) =>
        async (...args: unknown[]) => {
          const client = (await kept).client(restarts) as unknown as Record<
            string | symbol,
            (...given: unknown[]) => unknown
          >;
          return client[name]?.(...args);
        },
    });
  return {
    open(rules) {
      const open = KeptHere.open((keep) => keepLanes(keep, 'out', rules), { clock: () => now });
      opened.push(open);
      return [clientOf(open, false), clientOf(open, true)];
    },
    async advance(ms) {
      now += ms;
    },
    now: async () => now,
    async close() {
      for (const kept of opened) await (await kept)[Symbol.asyncDispose]();
    },
  };
});

it('are after a checkpoint what they were: what is on its way, in doubt, counted and held back', async () => {
  let now = START;
  const rules: LaneRules = {
    lease: 5000,
    doubt: 5000,
    keep: 60_000,
    reported: true,
    rate: 10,
    pair: { interval: 1000, burst: 2 },
  };
  await using kept = await KeptHere.open((keep) => keepLanes(keep, 'out', rules), {
    clock: () => now,
  });
  const entry = (id: string, who: string) => {
    return { id, who, line: 'L', expiresAt: START + 60_000, group: 'game', data: id };
  };
  const { live } = kept;
  await live.settle('cy', 'M');
  await live.push([entry('a1', 'ana'), entry('a2', 'ana'), entry('b1', 'ben'), entry('c1', 'cy')]);
  const first = await live.take('L', 't1');
  expect(first.taken?.id).toBe('a1');
  await live.slow('L', 100, true);
  now += 200;
  const second = await live.take('L', 't2');
  if (!second.taken) throw new Error('nothing was due');
  await live.finish(second.taken, { end: 'done' });
  await live.report([{ id: 'b1', level: 'delivered' }]);
  const look = async () => ({
    counts: await kept.live.counts('game'),
    l: await kept.live.stats('L'),
    m: await kept.live.stats('M'),
  });
  const before = await look();
  await kept.journal.checkpoint();
  await kept.restart();
  expect(await look()).toEqual(before);
  // A message that was on its way is in doubt, and is sent again only when nothing is heard of it.
  now += 5000;
  expect(await kept.live.take('L', 't3')).toMatchObject({ expired: 0 });
  const [heard] = await kept.live.report([{ id: 'a1', level: 'sent' }]);
  expect(heard).toMatchObject({ id: 'a1', first: true });
  now += 2000;
  expect((await kept.live.take('L', 't4')).taken?.id).toBe('a2');
  expect((await kept.live.take('M', 't5')).taken?.id).toBe('c1');
});

it('are in doubt again after each restart: nobody was there to hear of what had been sent', async () => {
  let now = START;
  const rules: LaneRules = { lease: 5000, doubt: 5000, keep: 60_000, reported: true };
  await using folder = await temporaryFolder();
  /** As in a server: the lanes are asked for when the journal has been read. */
  const start = async () => {
    const { journal } = await openJournal(
      {
        dataDir: folder.path,
        lasting: false,
        limit: 1e9,
        log: pino({ level: 'silent' }),
        clock: () => now,
      },
      () => undefined,
    );
    return { journal, lanes: keepLanes(journal.keep, 'out', rules) };
  };
  const entry = { id: 'a1', who: 'ana', line: 'L', expiresAt: START + 60_000, data: 'a1' };
  const first = await start();
  await first.lanes.push([entry]);
  expect((await first.lanes.take('L', 't1')).taken?.id).toBe('a1');
  await first.journal.close();
  for (let restart = 1; restart <= 2; restart++) {
    const { lanes, journal } = await start();
    expect((await lanes.take('L', `t${restart}.1`)).taken).toBeUndefined();
    now += 4000;
    expect((await lanes.take('L', `t${restart}.2`)).taken).toBeUndefined();
    await journal.close();
  }
  const last = await start();
  expect((await last.lanes.take('L', 't3.1')).taken).toBeUndefined();
  now += 5000;
  expect((await last.lanes.take('L', 't3.2')).taken?.id).toBe('a1');
  await last.journal.close();
});

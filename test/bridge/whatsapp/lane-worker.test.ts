import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LaneWorker } from '../../../bridge/whatsapp/lanes/lane-worker.ts';
import { MemoryLaneStore } from '../../../bridge/whatsapp/lanes/memory-lane-store.ts';
import type { JobKind } from '../../../server/jobs/contract.ts';

const RULES = { lease: 10_000, doubt: 5000, keep: 60_000, reported: true };

/** Without the timers, which would find what a push that was lost has left. */
const noTimers = { set: async () => {}, cancel: async () => {}, handle() {} };

it('handles every push, also one that comes while a drain ends, in order and one of a lane at a time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(2), { minLength: 1, maxLength: 25 }),
      fc.scheduler(),
      async (pushes, scheduler) => {
        const store = new MemoryLaneStore(RULES, Date.now);
        const pushed: string[] = [];
        const push = store.push.bind(store);
        store.push = (entries) => {
          pushed.push(...entries.map(({ id }) => id));
          return push(entries);
        };
        // Each answer of the store comes when the scheduler says so.
        for (const step of ['push', 'take', 'finish'] as const) {
          const real = store[step].bind(store) as (...args: unknown[]) => Promise<unknown>;
          Object.assign(store, {
            [step]: (...args: unknown[]) => scheduler.schedule(real(...args)),
          });
        }
        const jobs: Promise<void>[] = [];
        const handled: string[] = [];
        const lanes = new Set<string>();
        const worker = new LaneWorker({
          name: 'test',
          store,
          lease: RULES.lease,
          jobs: {
            open: <Payload>({ handle }: JobKind<Payload>) => ({
              async add(...added: { id: string; payload: Payload }[]) {
                for (const { payload, id } of added) jobs.push(handle(payload, id));
              },
            }),
          },
          timers: noTimers,
          workers: 2,
          turns: 2,
          async handle({ id, lane }) {
            expect(lanes.has(lane)).toBe(false);
            lanes.add(lane);
            await scheduler.schedule(Promise.resolve());
            lanes.delete(lane);
            handled.push(id);
            return { end: 'done' };
          },
          ended: async () => {},
          lost() {},
        });
        const all = (async () => {
          await Promise.all(
            pushes.map(async (who, at) => {
              await scheduler.schedule(Promise.resolve());
              await worker.push([
                {
                  id: `${who}.${at}`,
                  who: `${who}`,
                  line: 'L',
                  expiresAt: Date.now() + 60_000,
                  data: at,
                },
              ]);
            }),
          );
          let done = 0;
          while (done < jobs.length) {
            done = jobs.length;
            await Promise.all(jobs);
          }
        })();
        await scheduler.waitFor(all);
        expect(handled.toSorted()).toEqual(pushes.map((who, at) => `${who}.${at}`).toSorted());
        for (const who of ['0.', '1.', '2.']) {
          const of = (ids: string[]) => ids.filter((id) => id.startsWith(who));
          expect(of(handled)).toEqual(of(pushed));
        }
      },
    ),
    { numRuns: 200 },
  );
});

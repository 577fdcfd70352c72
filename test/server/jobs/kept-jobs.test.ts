/** Jobs in a journal, while one process follows the other. */
import { expect, it } from 'vitest';
import type { JobKind } from '../../../server/jobs/contract.ts';
import { keepJobs, type UndoneJobs } from '../../../server/jobs/kept-jobs.ts';
import { memoryJobs } from '../../../server/jobs/memory-jobs.ts';
import { jobContract } from '../../contract/job-contract.ts';
import { KeptHere } from '../../support/kept.ts';

const SILENT = { done() {}, error() {} };

jobContract('in a journal', async () => {
  const kept = await KeptHere.open((keep) => keepJobs(keep, Promise.resolve()));
  return {
    open: (events) => memoryJobs(events, kept.live),
    [Symbol.asyncDispose]: () => kept[Symbol.asyncDispose](),
  };
});

/** One process after the other. */
const open = () =>
  KeptHere.open((keep) => {
    const begun = Promise.withResolvers<void>();
    return { undone: keepJobs(keep, begun.promise), begin: begun.resolve };
  });

/** The queue of a process. */
function start(undone: UndoneJobs, handle: JobKind<number>['handle']) {
  const jobs = memoryJobs(SILENT, undone);
  const kind = { name: 'sums', concurrency: 1, timeout: 5000, retries: 9, backoff: 1 };
  return { jobs, queue: jobs.open<number>({ ...kind, handle }) };
}

it('are done by the next process if this one dies, in their order and once it has begun', async () => {
  await using kept = await open();
  const first = start(kept.live.undone, () => new Promise(() => {}));
  await first.queue.add({ id: 'a', payload: 1 }, { id: 'b', payload: 2 });
  await first.queue.add({ id: 'a', payload: 3 }, { id: 'c', payload: 4 });
  await kept.restart();

  const seen: [string, number][] = [];
  const all = Promise.withResolvers<void>();
  const second = start(kept.live.undone, async (payload, id) => {
    seen.push([id, payload]);
    if (seen.length === 3) all.resolve();
  });
  await second.queue.add({ id: 'b', payload: 5 });
  expect(seen).toEqual([]);
  kept.live.begin();
  await all.promise;
  expect(seen).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 4],
  ]);
  await second.jobs.close();
  await kept.restart();
  expect(kept.live.undone.left('sums')).toEqual([]);
});

it('that fail are left to the next process when this one closes', async () => {
  await using kept = await open();
  const first = start(kept.live.undone, async () => {
    throw new Error('not yet');
  });
  await first.queue.add({ id: 'a', payload: 1 });
  await first.jobs.close();
  await kept.restart();
  const done = Promise.withResolvers<number>();
  const second = start(kept.live.undone, async (payload) => done.resolve(payload));
  kept.live.begin();
  expect(await done.promise).toBe(1);
  await second.jobs.close();
  await kept.restart();
  expect(kept.live.undone.left('sums')).toEqual([]);
});

import { expect, it } from 'vitest';
import { memoryJobs } from '../../../server/jobs/memory-jobs.ts';
import { jobContract } from '../../contract/job-contract.ts';

jobContract('memory', async () => ({
  open: memoryJobs,
  [Symbol.asyncDispose]: async () => {},
}));

it('does all that is left when it closes: nobody else has it', async () => {
  const done: string[] = [];
  const jobs = memoryJobs({ done() {}, error() {} });
  let away = true;
  const queue = jobs.open<null>({
    name: 'left',
    concurrency: 1,
    timeout: 1000,
    retries: 5,
    backoff: 60_000,
    async handle(_payload, id) {
      if (away) throw new Error('not now');
      done.push(id);
    },
  });
  await queue.add({ id: 'a', payload: null });
  while ((await jobs.counts()).left?.delayed !== 1) await Promise.resolve();
  away = false;
  await queue.add({ id: 'b', payload: null }, { id: 'c', payload: null });
  await jobs.close();
  expect(done.sort()).toEqual(['a', 'b', 'c']);
});

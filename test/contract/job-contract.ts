import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobEvents, JobKind, Jobs } from '../../server/jobs/contract.ts';

/** Jobs under test, and what they have reported. */
export interface JobsUnderTest extends AsyncDisposable {
  open(events: JobEvents): Jobs;
}

type Outcome = Parameters<JobEvents['done']>[1];

/** Lets a test wait for something that is done elsewhere. */
class Gate {
  readonly passed: Promise<void>;
  open = (): void => {};
  constructor() {
    this.passed = new Promise((resolve) => {
      this.open = resolve;
    });
  }
}

/** Every implementation of {@link Jobs} guarantees this. */
export function jobContract(name: string, start: () => Promise<JobsUnderTest>): void {
  describe(`jobs: ${name}`, () => {
    let under: JobsUnderTest;
    let jobs: Jobs;
    const outcomes: Outcome[] = [];
    let waiting: { count: number; gate: Gate } | undefined;
    /** Waits until so many jobs have ended, for this time. */
    const ended = async (count: number): Promise<Outcome[]> => {
      if (outcomes.length < count) {
        waiting = { count, gate: new Gate() };
        await waiting.gate.passed;
      }
      return outcomes;
    };
    const kind = (more: Partial<JobKind<unknown>> = {}): JobKind<unknown> => ({
      name: `kind-${Math.random().toString(36).slice(2)}`,
      concurrency: 2,
      timeout: 5000,
      retries: 2,
      backoff: 10,
      handle: async () => {},
      ...more,
    });

    beforeEach(async () => {
      outcomes.length = 0;
      waiting = undefined;
      under = await start();
      jobs = under.open({
        done(_kind, outcome) {
          outcomes.push(outcome);
          if (waiting && outcomes.length >= waiting.count) waiting.gate.open();
        },
        error() {},
      });
    });
    afterEach(async () => {
      await jobs.close();
      await under[Symbol.asyncDispose]();
    });

    it('does each job, with its id and payload as they were given', async () => {
      const seen = new Map<string, unknown>();
      const queue = jobs.open(
        kind({
          async handle(payload, id) {
            seen.set(id, payload);
          },
        }),
      );
      const given = { text: 'ü "€" 🎉', list: [1, [2]], nothing: null };
      await queue.add(
        { id: 'object', payload: given },
        { id: 'text', payload: 'a' },
        { id: 'null', payload: null },
      );
      await ended(3);
      expect(Object.fromEntries(seen)).toEqual({ object: given, text: 'a', null: null });
    });

    it('leaves an id that waits or runs as it is, and takes it again when it is done', async () => {
      const gate = new Gate();
      const begun = new Gate();
      const seen: unknown[] = [];
      const queue = jobs.open(
        kind({
          concurrency: 1,
          async handle(payload) {
            seen.push(payload);
            begun.open();
            await gate.passed;
          },
        }),
      );
      await queue.add({ id: 'a', payload: 1 });
      await begun.passed;
      await queue.add({ id: 'a', payload: 2 }, { id: 'b', payload: 3 }, { id: 'b', payload: 4 });
      gate.open();
      await ended(2);
      await queue.add({ id: 'a', payload: 5 });
      await ended(3);
      expect(seen).toEqual([1, 3, 5]);
    });

    it('does as many at once as it may, and no more', async () => {
      let running = 0;
      let most = 0;
      const gate = new Gate();
      const full = new Gate();
      const queue = jobs.open(
        kind({
          concurrency: 3,
          async handle() {
            running += 1;
            most = Math.max(most, running);
            if (running === 3) full.open();
            await gate.passed;
            running -= 1;
          },
        }),
      );
      await queue.add(...Array.from({ length: 10 }, (_, at) => ({ id: String(at), payload: at })));
      await full.passed;
      gate.open();
      await ended(10);
      expect(most).toBe(3);
    });

    it('tries a failed job again, and gives it up after its last try', async () => {
      let tries = 0;
      const queue = jobs.open(
        kind({
          async handle(payload) {
            tries += 1;
            if (payload === 'never' || tries === 1) throw new Error('not now');
          },
        }),
      );
      await queue.add({ id: 'later', payload: 'later' });
      expect(await ended(2)).toEqual(['retrying', 'succeeded']);
      await queue.add({ id: 'never', payload: 'never' });
      expect((await ended(5)).slice(2)).toEqual(['retrying', 'retrying', 'failed']);
      // Given up is done with: the id is free.
      await queue.add({ id: 'never', payload: 'now' });
      expect((await ended(6)).at(-1)).toBe('succeeded');
    });

    it('counts a job that hangs as failed', async () => {
      let tries = 0;
      const queue = jobs.open(
        kind({
          timeout: 50,
          async handle() {
            tries += 1;
            if (tries === 1) await new Promise(() => {});
          },
        }),
      );
      await queue.add({ id: 'a', payload: 1 });
      expect(await ended(2)).toEqual(['retrying', 'succeeded']);
    });

    it('tells how many wait, run, and are to be tried again', async () => {
      const gate = new Gate();
      const begun = new Gate();
      const queue = jobs.open(
        kind({
          name: 'counted',
          concurrency: 1,
          backoff: 60_000,
          async handle(payload) {
            if (payload === 'fails') throw new Error('not now');
            begun.open();
            await gate.passed;
          },
        }),
      );
      await queue.add({ id: 'fails', payload: 'fails' });
      await ended(1);
      await queue.add({ id: 'a', payload: 'runs' }, { id: 'b', payload: 'waits' });
      await begun.passed;
      expect(await jobs.counts()).toEqual({ counted: { waiting: 1, active: 1, delayed: 1 } });
      gate.open();
      await ended(3);
    });

    it('knows no two queues of one name', () => {
      jobs.open(kind({ name: 'twice' }));
      expect(() => jobs.open(kind({ name: 'twice' }))).toThrow('two job queues named "twice"');
    });

    it('waits for what is being done when it closes, and takes no more', async () => {
      const gate = new Gate();
      const begun = new Gate();
      let done = false;
      const queue = jobs.open(
        kind({
          async handle() {
            begun.open();
            await gate.passed;
            done = true;
          },
        }),
      );
      await queue.add({ id: 'a', payload: 1 });
      await begun.passed;
      const closed = jobs.close();
      await expect(queue.add({ id: 'b', payload: 1 })).rejects.toMatchObject({
        code: 'SHUTTING_DOWN',
      });
      gate.open();
      await closed;
      expect(done).toBe(true);
    });
  });
}

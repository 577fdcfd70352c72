import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Breaker, PROBE_AFTER } from '../../../server/breaker/breaker.ts';
import { protect } from '../../../server/breaker/protect.ts';
import { judgePostgres, judgeRedis } from '../../../server/breaker/verdicts.ts';
import { QRushError } from '../../../server/protocol/errors.ts';
import { collect } from '../../contract/games.ts';

/** A service that can be taken away. */
class Fake {
  error: Error | undefined;
  calls = 0;

  readonly service = {
    name: 'fake',
    get: async (key: string) => this.#answer(key),
    part: { put: async (key: string) => this.#answer(key) },
    space: (name: string) => ({ get: async (key: string) => this.#answer(`${name} ${key}`) }),
    pages: (count: number) => this.#pages(count),
    watch: (listener: () => void) => listener(),
    hang: () => new Promise<never>(() => {}),
  };

  async *#pages(count: number) {
    for (let page = 0; page < count; page++) yield [this.#answer(String(page))];
  }

  #answer(key: string): string {
    this.calls += 1;
    if (this.error) throw this.error;
    return key;
  }
}

const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const reply = (message: string) => Object.assign(new Error(message), { name: 'ReplyError' });

let fake: Fake;
let breaker: Breaker;
let guarded: Fake['service'];
beforeEach(() => {
  vi.useFakeTimers();
  fake = new Fake();
  breaker = new Breaker({ name: 'fake', judge: judgeRedis, log: pino({ level: 'silent' }) });
  guarded = protect(fake.service, breaker, {
    patience: (method) => (method === 'hang' ? 500 : undefined),
  });
});
afterEach(() => {
  breaker.close();
  vi.useRealTimers();
});

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error) => error,
  );

describe('a service behind a breaker', () => {
  it('is the service, as long as it works: its parts, its pages, and what needs no answer', async () => {
    expect(await guarded.get('a')).toBe('a');
    expect(await guarded.part.put('b')).toBe('b');
    expect(await guarded.space('s').get('c')).toBe('s c');
    expect(await collect(guarded.pages(3))).toEqual(['0', '1', '2']);
    expect(guarded.name).toBe('fake');
    let told = 0;
    guarded.watch(() => {
      told += 1;
    });
    expect(told).toBe(1);
    expect(breaker.state).toBe('closed');
  });

  it('is UNAVAILABLE when it is gone, and not even asked from then on', async () => {
    fake.error = gone;
    const first = await failure(guarded.get('a'));
    expect(first).toMatchObject({ code: 'UNAVAILABLE', cause: gone });
    expect(breaker.state).toBe('open');
    const asked = fake.calls;
    for (const call of [
      guarded.get('a'),
      guarded.part.put('a'),
      guarded.space('s').get('a'),
      collect(guarded.pages(1)),
    ]) {
      expect(await failure(call)).toMatchObject({ code: 'UNAVAILABLE' });
    }
    expect(fake.calls).toBe(asked);
  });

  it('says when it is worth while to try again', async () => {
    fake.error = gone;
    await failure(guarded.get('a'));
    vi.advanceTimersByTime(PROBE_AFTER - 300);
    const error = (await failure(guarded.get('a'))) as QRushError;
    expect(error.retryAfter).toBe(300);
    expect(error.view()).toMatchObject({ code: 'UNAVAILABLE', retryAfter: 300 });
  });

  it('is tried by one call after a while: which closes the breaker, or keeps it open', async () => {
    fake.error = gone;
    await failure(guarded.get('a'));
    vi.advanceTimersByTime(PROBE_AFTER);
    expect(breaker.state).toBe('half-open');
    const asked = fake.calls;
    await Promise.all([failure(guarded.get('a')), failure(guarded.get('a'))]);
    expect(fake.calls).toBe(asked + 1);
    expect(breaker.state).toBe('open');
    fake.error = undefined;
    vi.advanceTimersByTime(PROBE_AFTER);
    expect(await guarded.get('a')).toBe('a');
    expect(breaker.state).toBe('closed');
  });

  it('stays open to all when it refuses a call, or is too busy for it', async () => {
    const refusals = [new QRushError('WRONG_PHASE'), new TypeError('ours'), reply('ERR syntax')];
    for (const refusal of refusals) {
      fake.error = refusal;
      expect(await failure(guarded.get('a'))).toBe(refusal);
    }
    fake.error = reply('OOM command not allowed');
    expect(await failure(guarded.get('a'))).toMatchObject({ code: 'UNAVAILABLE' });
    expect(breaker.state).toBe('closed');
  });

  it('is as good as gone when it hangs', async () => {
    const hanging = failure(guarded.hang());
    await vi.advanceTimersByTimeAsync(500);
    expect(await hanging).toMatchObject({ code: 'UNAVAILABLE' });
    expect(breaker.state).toBe('open');
  });

  it('is not taken away by one failure among many calls', async () => {
    await Promise.all(Array.from({ length: 20 }, () => guarded.get('a')));
    fake.error = gone;
    await failure(guarded.get('a'));
    expect(breaker.state).toBe('closed');
  });
});

it('PostgreSQL is down, busy, or right', () => {
  const answered = (code: string) => judgePostgres(Object.assign(new Error('no'), { code }));
  expect(['08006', '57P01', '57P03', '58030', 'ECONNRESET'].map(answered)).toEqual(
    Array(5).fill('down'),
  );
  expect(['53300', '53100', '57014'].map(answered)).toEqual(Array(3).fill('busy'));
  expect(['23505', '40001', '42P01', '22P05'].map(answered)).toEqual(Array(4).fill('refusal'));
  expect(judgePostgres(new Error('Connection terminated unexpectedly'))).toBe('down');
  expect(judgePostgres(new QRushError('BAD_QUIZ'))).toBe('refusal');
});

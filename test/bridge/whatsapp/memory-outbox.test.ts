import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CloudApiError } from '../../../bridge/whatsapp/cloud-api-error.ts';
import { MemoryOutbox } from '../../../bridge/whatsapp/memory-outbox.ts';
import type { OutboxItem } from '../../../bridge/whatsapp/outbox.ts';
import { counted, keptLog, outcomes } from './support/parts.ts';

const START = 1_790_000_000_000;

const item = (id: string, to = '5511', ttl = 60_000): OutboxItem => ({
  id,
  to,
  payload: { type: 'text', text: { body: id, preview_url: false } },
  expiresAt: START + ttl,
});

/** An API whose answers the test decides; it remembers what was asked of it, and when. */
class ScriptedApi {
  readonly calls: { id: string; to: string; at: number }[] = [];
  readonly #refusals = new Map<string, CloudApiError[]>();
  readonly #held = new Map<string, PromiseWithResolvers<void>>();
  inFlight = 0;
  most = 0;

  /** Answers the next calls for this message with these errors. */
  refuse(id: string, ...errors: CloudApiError[]): this {
    this.#refusals.set(id, errors);
    return this;
  }

  /** Lets calls for this message wait for `release`. */
  hold(id: string): this {
    this.#held.set(id, Promise.withResolvers());
    return this;
  }

  release(id: string): void {
    this.#held.get(id)?.resolve();
  }

  async send(to: string, _payload: unknown, id: string): Promise<string> {
    this.calls.push({ id, to, at: Date.now() - START });
    this.inFlight += 1;
    this.most = Math.max(this.most, this.inFlight);
    await this.#held.get(id)?.promise;
    this.inFlight -= 1;
    const error = this.#refusals.get(id)?.shift();
    if (error) throw error;
    return `wamid.${id}`;
  }

  get order(): string[] {
    return this.calls.map(({ id }) => id);
  }
}

const refusal = (
  code: CloudApiError['code'],
  more: { status?: number; retryAfter?: number } = {},
) => new CloudApiError(code, 'refused', more);

function build(api: ScriptedApi, concurrency?: number) {
  const messages = outcomes();
  const { log, lines } = keptLog();
  const outbox = new MemoryOutbox({ api, log, messages, ...(concurrency && { concurrency }) });
  return { outbox, lines, counts: () => counted(messages) };
}

describe('the outbox of a single process', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: START });
    // No jitter: waits are as long as the policy says.
    vi.spyOn(Math, 'random').mockReturnValue(0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('sends one message at a time to a recipient, in order, and to others meanwhile', async () => {
    const api = new ScriptedApi().hold('a1');
    const { outbox } = build(api);
    for (const id of ['a1', 'a2', 'a3']) await outbox.enqueue(item(id, '5511'));
    await outbox.enqueue(item('b1', '5522'));
    await vi.advanceTimersByTimeAsync(0);
    expect(api.order).toEqual(['a1', 'b1']);
    expect(outbox.stats()).toMatchObject({ sending: 1, waiting: 2, sent: 1 });
    api.release('a1');
    await outbox.drain();
    expect(api.order).toEqual(['a1', 'b1', 'a2', 'a3']);
    expect(outbox.stats()).toMatchObject({ sending: 0, waiting: 0, sent: 4 });
  });

  it('never has more requests under way than it may', async () => {
    const ids = Array.from({ length: 20 }, (_, player) => `m${player}`);
    const api = new ScriptedApi();
    for (const id of ids) api.hold(id);
    const { outbox } = build(api, 3);
    for (const id of ids) await outbox.enqueue(item(id, id));
    await vi.advanceTimersByTimeAsync(0);
    expect(api.order).toEqual(['m0', 'm1', 'm2']);
    for (const id of ids) api.release(id);
    await outbox.drain();
    expect(api.most).toBe(3);
    expect(api.order).toEqual(ids);
  });

  it('sends an id once, also while it waits and after it was sent', async () => {
    const api = new ScriptedApi();
    const { outbox } = build(api);
    expect(await outbox.enqueue(item('q1'))).toBe(true);
    expect(await outbox.enqueue(item('q1'))).toBe(false);
    await outbox.drain();
    expect(await outbox.enqueue(item('q1'))).toBe(false);
    await outbox.drain();
    expect(api.order).toEqual(['q1']);
  });

  it('forgets an id an hour past its expiry', async () => {
    const { outbox } = build(new ScriptedApi());
    await outbox.enqueue(item('q1', '5511', 1000));
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(await outbox.enqueue(item('q1'))).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await outbox.enqueue(item('q1'))).toBe(true);
  });

  it('drops what has expired before its turn', async () => {
    const api = new ScriptedApi().hold('a1');
    const { outbox, counts } = build(api);
    await outbox.enqueue(item('a1'));
    await outbox.enqueue(item('a2', '5511', 5000));
    await outbox.enqueue(item('a3', '5511', 5001));
    await vi.advanceTimersByTimeAsync(5000);
    api.release('a1');
    await outbox.drain();
    expect(api.order).toEqual(['a1', 'a3']);
    expect(await counts()).toEqual({ sent: 2, expired: 1 });
  });

  it('waits 1, 4 and 16 s for a recipient over the pair limit, and holds up nobody else', async () => {
    const limit = refusal(131056, { status: 400 });
    const api = new ScriptedApi().refuse('a1', limit, limit, limit);
    const { outbox } = build(api);
    await outbox.enqueue(item('a1', '5511'));
    await outbox.enqueue(item('a2', '5511'));
    await outbox.enqueue(item('b1', '5522'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(api.calls.map(({ id, at }) => [id, at])).toEqual([
      ['a1', 0],
      ['b1', 0],
      ['a1', 1000],
      ['a1', 5000],
      ['a1', 21_000],
      ['a2', 21_000],
    ]);
  });

  it('stops the whole number when its throughput is spent', async () => {
    const api = new ScriptedApi().refuse('a1', refusal(130429, { status: 429 }));
    const { outbox } = build(api);
    await outbox.enqueue(item('a1', '5511'));
    await vi.advanceTimersByTimeAsync(500);
    await outbox.enqueue(item('b1', '5522'));
    await vi.advanceTimersByTimeAsync(499);
    expect(api.order).toEqual(['a1']);
    await vi.advanceTimersByTimeAsync(1);
    expect(api.order.toSorted()).toEqual(['a1', 'a1', 'b1']);
  });

  it.each([4, 80007, 131057, 429])(
    'waits a minute for the code %i, or as long as asked',
    async (code) => {
      const api = new ScriptedApi()
        .refuse('a1', refusal(code, { status: 429 }))
        .refuse('b1', refusal(code, { status: 429, retryAfter: 3000 }));
      const { outbox } = build(api);
      await outbox.enqueue(item('b1', '5522', 500_000));
      await vi.advanceTimersByTimeAsync(3000);
      await outbox.enqueue(item('a1', '5511', 500_000));
      await vi.advanceTimersByTimeAsync(60_000);
      expect(api.calls.map(({ id, at }) => [id, at])).toEqual([
        ['b1', 0],
        ['b1', 3000],
        ['a1', 3000],
        ['a1', 63_000],
      ]);
    },
  );

  it.each([1, 2, 131000, 131016, 133004, 503, 'timeout', 'unreachable'] as const)(
    'tries four times more when the API is unwell (%s)',
    async (code) => {
      const unwell = Array(9).fill(refusal(code, { status: 503 }));
      const api = new ScriptedApi().refuse('a1', ...unwell);
      const { outbox, counts, lines } = build(api);
      await outbox.enqueue(item('a1'));
      await vi.advanceTimersByTimeAsync(60_000);
      expect(api.calls.map(({ at }) => at)).toEqual([0, 1000, 3000, 7000, 15_000]);
      expect(await counts()).toEqual({ refused: 1 });
      expect(lines).toHaveLength(1);
    },
  );

  it.each([100, 190, 131008, 131009, 131026, 131047, 132000, 368])(
    'does not try again after the code %i',
    async (code) => {
      const api = new ScriptedApi().refuse('a1', refusal(code, { status: 400 }));
      const { outbox, lines } = build(api);
      await outbox.enqueue(item('a1', '5511999990000'));
      await outbox.enqueue(item('a2', '5511999990000'));
      await outbox.drain();
      expect(api.order).toEqual(['a1', 'a2']);
      expect(outbox.stats()).toMatchObject({ refused: 1, sent: 1 });
      expect(JSON.stringify(lines)).toContain(String(code));
      expect(JSON.stringify(lines)).not.toContain('5511999990000');
    },
  );

  it('gives up at once when the next try would come too late', async () => {
    const limit = refusal(131056);
    const api = new ScriptedApi().refuse('a1', limit, limit, limit);
    const { outbox } = build(api);
    await outbox.enqueue(item('a1', '5511', 4000));
    await vi.advanceTimersByTimeAsync(1000);
    expect(outbox.stats()).toMatchObject({ expired: 1, retried: 1, waiting: 0 });
    expect(api.order).toEqual(['a1', 'a1']);
  });

  it('finishes what is under way when it closes, and drops the rest', async () => {
    const api = new ScriptedApi().hold('a1').refuse('b1', refusal(131056));
    const { outbox } = build(api);
    for (const id of ['a1', 'a2']) await outbox.enqueue(item(id, '5511'));
    await outbox.enqueue(item('b1', '5522'));
    await vi.advanceTimersByTimeAsync(0);
    const closed = outbox.close();
    await expect(outbox.enqueue(item('c1'))).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
    api.release('a1');
    await closed;
    expect(api.order).toEqual(['a1', 'b1']);
    expect(outbox.stats()).toMatchObject({ sent: 1, dropped: 2, waiting: 0, sending: 0 });
    expect(vi.getTimerCount()).toBe(0);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CloudApiError } from '../../../bridge/whatsapp/cloud-api-error.ts';
import type { OutboxItem } from '../../../bridge/whatsapp/outbox.ts';
import type { Payload } from '../../../bridge/whatsapp/payload.ts';
import type { QuestionDraft } from '../../../bridge/whatsapp/question-draft.ts';
import type { QuestionView } from '../../../server/protocol/views.ts';
import { memoryOutbox, questionPayload, textItem } from './support/outbox.ts';

const START = 1_790_000_000_000;

/** An API whose answers the test decides; it remembers what was asked of it, and when. */
class ScriptedApi {
  readonly calls: { id: string; to: string; at: number; payload: Payload }[] = [];
  readonly #refusals = new Map<string, CloudApiError[]>();
  readonly #held = new Map<string, PromiseWithResolvers<void>>();

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

  async send(to: string, payload: Payload, id: string): Promise<string> {
    this.calls.push({ id, to, payload, at: Date.now() - START });
    await this.#held.get(id)?.promise;
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
  more: { status?: number; subcode?: number; retryAfter?: number } = {},
) => new CloudApiError(code, 'refused', more);

const draft = (gameId: string): QuestionDraft => ({
  type: 'question',
  gameId,
  question: { index: 0, total: 1, type: 'text', text: 'Why?', closesAt: 0 } as QuestionView,
  language: 'en',
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** When calls were made, in whole tenths of a second: timers wake in steps of 50 ms. */
const times = ({ calls }: ScriptedApi, id: string) =>
  calls.filter((call) => call.id === id).map(({ at }) => Math.floor(at / 100) / 10);

describe('the outbox', () => {
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
    await using on = memoryOutbox(api);
    await on.outbox.enqueueAll(['a1', 'a2', 'a3'].map((id) => textItem(id, '5511')));
    await on.outbox.enqueue(textItem('b1', '5522'));
    await pass(10);
    expect(api.order).toEqual(['a1', 'b1']);
    expect(await on.outbox.stats()).toMatchObject({ sending: 1, totals: { sent: 1 } });
    api.release('a1');
    await pass(10);
    expect(api.order).toEqual(['a1', 'b1', 'a2', 'a3']);
    expect(await on.outbox.stats()).toMatchObject({ sending: 0, totals: { sent: 4 } });
  });

  it('sends an id once, also while it waits and after it was sent', async () => {
    const api = new ScriptedApi();
    await using on = memoryOutbox(api);
    expect(await on.outbox.enqueue(textItem('q1'))).toBe(true);
    expect(await on.outbox.enqueue(textItem('q1'))).toBe(false);
    await pass(10);
    expect(await on.outbox.enqueue(textItem('q1'))).toBe(false);
    await pass(10);
    expect(api.order).toEqual(['q1']);
  });

  it('drops what has expired before its turn, and what a newer one of its slot replaces', async () => {
    const api = new ScriptedApi().hold('a1');
    await using on = memoryOutbox(api);
    await on.outbox.enqueue(textItem('a1'));
    await pass(10);
    await on.outbox.enqueue(textItem('a2', '5511', { expiresAt: START + 5000 }));
    await on.outbox.enqueue(textItem('q1', '5511', { slot: 'question' }));
    await on.outbox.enqueue(textItem('q2', '5511', { slot: 'question' }));
    await pass(5000);
    api.release('a1');
    await pass(10);
    expect(api.order).toEqual(['a1', 'q2']);
    expect(await on.counts()).toEqual({ sent: 2, expired: 1, replaced: 1 });
  });

  it('sends to one recipient no faster than the pair limit, and to others at once', async () => {
    const api = new ScriptedApi();
    await using on = memoryOutbox(api, { burst: 2 });
    await on.outbox.enqueueAll(['a1', 'a2', 'a3', 'a4'].map((id) => textItem(id)));
    await on.outbox.enqueue(textItem('b1', '5522'));
    await pass(13_000);
    expect(['a1', 'a2', 'a3', 'a4', 'b1'].map((id) => times(api, id))).toEqual([
      [0],
      [0],
      [6],
      [12],
      [0],
    ]);
  });

  it('spreads messages evenly over the rate of the number', async () => {
    const api = new ScriptedApi();
    await using on = memoryOutbox(api, { rate: 100 });
    await on.outbox.enqueueAll(
      Array.from({ length: 200 }, (_, at) => textItem(`m${at}`, `55${at}`)),
    );
    await pass(2100);
    expect(api.calls).toHaveLength(200);
    const last = api.calls.at(-1)?.at ?? 0;
    expect(last).toBeGreaterThanOrEqual(1980);
    for (let second = 0; second < 2000; second += 100) {
      const sent = api.calls.filter(({ at }) => at >= second && at < second + 1000);
      expect(sent.length).toBeLessThanOrEqual(101);
    }
  });

  it('does not make up in a burst for the time in which its process was held up', async () => {
    vi.useRealTimers();
    const times: number[] = [];
    const api = {
      async send() {
        times.push(performance.now());
        const until = performance.now() + (times.length === 60 ? 400 : 0);
        while (performance.now() < until);
        return 'wamid';
      },
    };
    await using on = memoryOutbox(api, { rate: 100 });
    await on.outbox.enqueueAll(
      Array.from({ length: 220 }, (_, at) => textItem(`m${at}`, `55${at}`)),
    );
    await vi.waitUntil(() => times.length === 220, { timeout: 20_000 });
    // A little less than a second: a timer may be early by a ms, and a call late by some.
    const busiest = times.map((from) => times.filter((at) => at >= from && at < from + 950).length);
    expect(Math.max(...busiest)).toBeLessThanOrEqual(100);
  });

  it('takes another place for what has missed its own by far, so that its lease lasts', async () => {
    vi.useRealTimers();
    const api = new ScriptedApi();
    await using on = memoryOutbox(api, { rate: 10 });
    const ends = vi.spyOn(on.store, 'finish');
    await on.outbox.enqueueAll(['m1', 'm2', 'm3'].map((id) => textItem(id, id)));
    await vi.waitUntil(() => api.calls.length === 1);
    const until = performance.now() + 1500;
    while (performance.now() < until);
    await vi.waitUntil(() => api.calls.length === 3, { timeout: 20_000 });
    expect(api.order).toEqual(['m1', 'm2', 'm3']);
    const turns = ends.mock.calls.map(([{ id }, { end }]) => `${id} ${end}`);
    expect(turns.slice(0, 3)).toEqual(['m1 done', 'm2 release', 'm3 release']);
  });

  it('waits 1, 4, 16 and 64 s for a recipient over the pair limit, and holds up nobody else', async () => {
    const limit = refusal(131056, { status: 400 });
    const api = new ScriptedApi().refuse('a1', limit, limit, limit, limit);
    await using on = memoryOutbox(api);
    const late = { expiresAt: START + 200_000 };
    await on.outbox.enqueueAll([textItem('a1', '5511', late), textItem('a2', '5511', late)]);
    await on.outbox.enqueue(textItem('b1', '5522'));
    await pass(100_000);
    expect(times(api, 'a1')).toEqual([0, 1, 5, 21, 85]);
    expect(times(api, 'a2')).toEqual([85]);
    expect(times(api, 'b1')).toEqual([0]);
  });

  it('stops the whole number when its throughput is spent, and goes on at half the rate', async () => {
    const api = new ScriptedApi().refuse('a1', refusal(130429, { status: 429 }));
    await using on = memoryOutbox(api, { rate: 100 });
    await on.outbox.enqueue(textItem('a1', '5511'));
    await pass(500);
    await on.outbox.enqueue(textItem('b1', '5522'));
    await pass(400);
    expect(api.order).toEqual(['a1']);
    expect((await on.outbox.stats()).numbers.P1?.rate).toBeCloseTo(59, 0);
    expect(on.outbox.strained).toBe(true);
    await pass(200);
    expect(api.order.toSorted()).toEqual(['a1', 'a1', 'b1']);
    await pass(10_000);
    expect((await on.outbox.stats()).numbers.P1?.rate).toBe(100);
    expect(on.outbox.strained).toBe(false);
  });

  it.each([4, 80007, 131057, 429])(
    'waits a minute for the code %i, or as long as asked',
    async (code) => {
      const api = new ScriptedApi()
        .refuse('a1', refusal(code, { status: 429 }))
        .refuse('b1', refusal(code, { status: 429, retryAfter: 3000 }));
      await using on = memoryOutbox(api);
      const late = { expiresAt: START + 500_000 };
      await on.outbox.enqueue(textItem('b1', '5522', late));
      await pass(3500);
      await on.outbox.enqueue(textItem('a1', '5511', late));
      await pass(61_000);
      expect(times(api, 'b1')).toEqual([0, 3]);
      expect(times(api, 'a1')).toEqual([3.5, 64]);
    },
  );

  it.each([1, 2, 131000, 131016, 133004, 503, 'unreachable'] as const)(
    'tries four times more when the API is unwell (%s)',
    async (code) => {
      const unwell = Array(9).fill(refusal(code, { status: 503 }));
      const api = new ScriptedApi().refuse('a1', ...unwell);
      await using on = memoryOutbox(api);
      await on.outbox.enqueue(textItem('a1'));
      await pass(59_000);
      expect(times(api, 'a1')).toEqual([0, 1, 3, 7, 15]);
      expect(await on.counts()).toEqual({ retried: 4, refused: 1 });
      expect(on.lines).toHaveLength(1);
    },
  );

  it.each(['timeout', 'broken', 'garbled'] as const)(
    'waits for a status when there was no answer (%s), and sends again without one',
    async (code) => {
      const api = new ScriptedApi().refuse('a1', refusal(code)).refuse('b1', refusal(code));
      const reached: string[] = [];
      await using on = memoryOutbox(api, {
        more: { reached: async ({ id }) => void reached.push(id) },
      });
      await on.outbox.enqueueAll([textItem('a1', '5511'), textItem('a2', '5511')]);
      await on.outbox.enqueue(textItem('b1', '5522'));
      await pass(2000);
      expect(api.order.toSorted()).toEqual(['a1', 'b1']);
      await on.outbox.heard([{ reference: 'a1', status: 'sent' }]);
      await pass(100);
      expect(reached).toEqual(['a1', 'a2']);
      await pass(3500);
      expect(times(api, 'a1')).toEqual([0]);
      expect(times(api, 'b1')).toEqual([0, 5]);
      expect(await on.counts()).toEqual({ doubted: 2, sent: 2 });
    },
  );

  it.each([100, 131008, 131009, 131051, 131052, 131053, 135000])(
    'sends a message as text only, once, after the code %i',
    async (code) => {
      const bad = refusal(code, { status: 400 });
      const api = new ScriptedApi().refuse('q1', bad).refuse('q2', bad, bad).refuse('a1', bad);
      await using on = memoryOutbox(api);
      const payload = questionPayload('Which?\nA x\nB y');
      await on.outbox.enqueue(textItem('q1', '5511', { payload }));
      await on.outbox.enqueue(textItem('q2', '5511', { payload }));
      await on.outbox.enqueue(textItem('a1', '5511'));
      await pass(100);
      expect(api.order).toEqual(['q1', 'q1', 'q2', 'q2', 'a1']);
      expect(api.calls[1]?.payload).toEqual({
        type: 'text',
        text: { body: 'Which?\nA x\nB y', preview_url: false },
      });
      expect(await on.counts()).toEqual({ plain: 2, sent: 1, refused: 2 });
    },
  );

  it('sends as text only what was taken and then failed because of what is in it', async () => {
    const api = new ScriptedApi();
    await using on = memoryOutbox(api);
    const about = { gameId: 'g', playerId: 'p' };
    await on.outbox.enqueue(textItem('q1', '5511', { payload: questionPayload('Which?'), about }));
    await pass(100);
    const failed = { reference: 'q1', status: 'failed', code: 131053 } as const;
    await on.outbox.heard([failed]);
    await pass(100);
    expect(api.calls.map(({ payload }) => payload.type)).toEqual(['interactive', 'text']);
    await on.outbox.heard([failed, failed]);
    await pass(100);
    expect(api.calls).toHaveLength(2);
    expect(await on.outbox.counts('g')).toMatchObject({ sent: 1, failed: 1, queued: 0 });
  });

  it.each([132000, 4711])('does not try again after the code %i', async (code) => {
    const api = new ScriptedApi().refuse('a1', refusal(code, { status: 400 }));
    await using on = memoryOutbox(api);
    await on.outbox.enqueue(textItem('a1', '5511999990000'));
    await on.outbox.enqueue(textItem('a2', '5511999990000'));
    await pass(100);
    expect(api.order).toEqual(['a1', 'a2']);
    expect(await on.counts()).toEqual({ refused: 1, sent: 1 });
    expect(JSON.stringify(on.lines)).toContain(String(code));
    expect(JSON.stringify(on.lines)).not.toContain('5511999990000');
  });

  it.each([130472, 130497, 131047, 131049, 131050, 131021, 131030])(
    'takes a recipient for away at once, and nobody else, after the code %i',
    async (code) => {
      const unreachable: string[] = [];
      const api = new ScriptedApi().refuse('a1', refusal(code, { status: 403 }));
      await using on = memoryOutbox(api, {
        more: { unreachable: async ({ id }) => void unreachable.push(id) },
      });
      await on.outbox.enqueueAll([textItem('a1'), textItem('a2'), textItem('b1', '5522')]);
      await pass(100);
      expect(api.order.toSorted()).toEqual(['a1', 'b1']);
      expect(unreachable).toEqual(['a1']);
      expect(on.circuit.halted).toBeUndefined();
      // The same, told later.
      await on.outbox.heard([{ reference: 'b1', status: 'failed', code }]);
      expect(unreachable).toEqual(['a1', 'b1']);
      await on.outbox.enqueue(textItem('c1', '5533'));
      await pass(100);
      expect(api.order).toContain('c1');
    },
  );

  it.each([{ code: 133010 }, { code: 33 }, { code: 100, subcode: 33 }])(
    'holds up one number only that may not send ($code), and tries again',
    async (what) => {
      const no = refusal(what.code, { status: 400, ...what });
      const api = new ScriptedApi().refuse('a1', no, no);
      await using on = memoryOutbox(api, { more: {} });
      on.apis.set('P2', api);
      await on.outbox.answerFrom('5522', 'P2');
      await on.outbox.enqueueAll([textItem('a1'), textItem('a2', '5533')]);
      await pass(100);
      await on.outbox.enqueue(textItem('b1', '5522'));
      await pass(4000);
      expect(api.order.filter((id) => id !== 'a2')).toEqual(['a1', 'b1']);
      expect(on.halts.error?.code).toBe(what.code);
      expect(on.circuit.halted).toBeUndefined();
      await pass(10_000);
      expect(api.order.filter((id) => id === 'a1')).toHaveLength(3);
      expect(on.halts.error).toBeUndefined();
      expect(await on.counts()).toEqual({ sent: 3 });
    },
  );

  it('writes a draft when it is sent, and leaves it out when it is true no more', async () => {
    const api = new ScriptedApi();
    const over = new Set<string>();
    const paused = new Set<string>();
    await using on = memoryOutbox(api, {
      burst: 2,
      more: {
        async write({ gameId }) {
          if (over.has(gameId)) return 'over';
          if (paused.has(gameId)) return 'paused';
          return { type: 'text', text: { body: `${Date.now() - START}`, preview_url: false } };
        },
      },
    });
    const ask = (id: string, gameId: string) =>
      textItem(id, '5511', { payload: draft(gameId), about: { gameId, playerId: 'p' } });
    over.add('g1');
    paused.add('g2');
    await on.outbox.enqueueAll([ask('q1', 'g1'), ask('q2', 'g2'), ask('q3', 'g3')]);
    await pass(10);
    expect(api.order).toEqual(['q3']);
    expect(await on.counts()).toEqual({ expired: 1, sent: 1 });
    // A question that was not sent has used up nothing of the burst, and can be sent after the pause.
    paused.clear();
    await pass(100);
    expect(await on.outbox.enqueueAll([ask('q1', 'g1'), ask('q2', 'g2')])).toEqual([false, true]);
    await pass(10);
    expect(api.order).toEqual(['q3', 'q2']);
    const [, { payload } = {}] = api.calls;
    expect(payload).toMatchObject({ text: { body: '110' } });
  });

  it('lets what is over hold up nobody, however much of it waits', async () => {
    const api = new ScriptedApi();
    await using on = memoryOutbox(api, { rate: 10, more: { write: async () => 'over' } });
    const many = Array.from({ length: 200 }, (_, at) => String(at));
    await on.outbox.enqueueAll(
      many.map((at) => textItem(`q${at}`, `55${at}`, { payload: draft('g') })),
    );
    await on.outbox.enqueue(textItem('news', '5599'));
    await pass(5000);
    expect(api.order).toEqual(['news']);
    expect(await on.counts()).toEqual({ expired: 200, sent: 1 });
  });

  it('tries again a draft that could not be written, and writes it plainly once refused', async () => {
    const api = new ScriptedApi().refuse('q1', refusal(131053, { status: 500 }));
    const plain: (boolean | undefined)[] = [];
    let away = true;
    await using on = memoryOutbox(api, {
      more: {
        async write(asked) {
          if (away) throw new Error('Redis is away');
          plain.push(asked.plain);
          return questionPayload('Which?');
        },
      },
    });
    await on.outbox.enqueue(textItem('q1', '5511', { payload: draft('g1') }));
    await pass(500);
    away = false;
    await pass(1500);
    expect(api.order).toEqual(['q1', 'q1']);
    expect(plain).toEqual([undefined, true]);
  });

  it('tells once that a recipient is out of reach after two failures, at once or told later', async () => {
    const unreachable: Pick<OutboxItem, 'id' | 'about'>[] = [];
    const gone = refusal(131026, { status: 400 });
    const api = new ScriptedApi().refuse('a1', gone).refuse('a2', gone);
    await using on = memoryOutbox(api, {
      more: { unreachable: async (item) => void unreachable.push(item) },
    });
    const about = { gameId: 'g', playerId: 'p', question: 1 };
    await on.outbox.enqueueAll([
      textItem('a1'),
      textItem('a2', '5511', { about }),
      textItem('a3'),
      textItem('b1', '5522'),
    ]);
    await pass(100);
    expect(unreachable).toEqual([{ id: 'a2', about }]);
    expect(api.order.toSorted()).toEqual(['a1', 'a2', 'b1']);
    await on.outbox.enqueue(textItem('b2', '5522'));
    await pass(100);
    for (const reference of ['b1', 'b2']) {
      await on.outbox.heard([{ reference, status: 'failed', code: 131026 }]);
    }
    expect(unreachable.map(({ id }) => id)).toEqual(['a2', 'b2']);
  });

  it.each([0, 190, 3, 10, 200, 299, 131005, 368, 131031, 131042])(
    'sends nothing more, and keeps what waits, when the account may not send (%i)',
    async (code) => {
      const no = refusal(code, { status: 401 });
      const api = new ScriptedApi().refuse('a1', no, no);
      await using on = memoryOutbox(api);
      await on.outbox.enqueue(textItem('a1', '5511'));
      await pass(10);
      await on.outbox.enqueue(textItem('b1', '5522'));
      await pass(4000);
      expect(api.order).toEqual(['a1']);
      expect(on.circuit.halted?.code).toBe(code);
      expect(on.lines.filter(({ level }) => level === 50)).toHaveLength(1);
      // Two probes, of which the first is refused again.
      await pass(14_000);
      expect(on.circuit.halted).toBeUndefined();
      expect(new Set(api.order)).toEqual(new Set(['a1', 'b1']));
      expect(await on.counts()).toEqual({ sent: 2 });
    },
  );

  it('sends nothing to an API that is down, and everything once it is back', async () => {
    let down = true;
    let calls = 0;
    const api = {
      async send() {
        calls += 1;
        if (down) throw refusal('unreachable');
        return 'wamid';
      },
    };
    await using on = memoryOutbox(api);
    await on.outbox.enqueueAll(
      Array.from({ length: 50 }, (_, at) => textItem(`m${at}`, `55${at}`)),
    );
    await pass(4000);
    expect(on.circuit.state).toBe('open');
    const before = calls;
    down = false;
    await pass(30_000);
    expect(calls - before).toBe(50);
    expect(await on.counts()).toMatchObject({ sent: 50 });
    expect(on.circuit.state).toBe('closed');
  });

  it('starts a clock once, when the API takes the message or a status tells first', async () => {
    const reached: unknown[] = [];
    const api = new ScriptedApi().hold('a1');
    // By the store's clock, whatever this process's own says.
    const AHEAD = 5000;
    await using on = memoryOutbox(api, {
      more: {
        now: async () => Date.now() + AHEAD,
        reached: async (item, at) => void reached.push([item, at - START - AHEAD]),
      },
    });
    const about = { gameId: 'g', playerId: 'p', question: 3 };
    await on.outbox.enqueue(textItem('a1', '5511', { about }));
    await on.outbox.enqueue(textItem('b1', '5522'));
    await pass(700);
    await on.outbox.heard([{ reference: 'a1', status: 'delivered' }]);
    api.release('a1');
    await pass(700);
    await on.outbox.heard([
      { reference: 'a1', status: 'read' },
      { reference: 'b1', status: 'sent' },
    ]);
    expect(reached).toEqual([
      [{ id: 'b1' }, expect.toSatisfy((at) => at < 10)],
      [{ id: 'a1', about }, 700],
    ]);
    expect(await on.outbox.counts('g')).toEqual({
      queued: 0,
      sent: 1,
      delivered: 1,
      read: 1,
      failed: 0,
    });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BotApiError } from '../../../bridge/telegram/bot-api.ts';
import { Outbox, type OutboxItem } from '../../../bridge/telegram/outbox.ts';
import { Pace } from '../../../bridge/telegram/pace.ts';
import { memorySpace } from '../../../server/store/memory/space.ts';
import { counted, keptLog, outcomes } from '../whatsapp/support/parts.ts';

const START = 1_790_000_000_000;

/** A Telegram whose answers the test decides; it remembers what was sent, and when. */
class ScriptedPost {
  readonly calls: { chat: string; text: string; at: number }[] = [];
  readonly #refusals = new Map<string, BotApiError[]>();
  readonly #held = new Map<string, PromiseWithResolvers<void>>();

  refuse(text: string, ...errors: BotApiError[]): this {
    this.#refusals.set(text, errors);
    return this;
  }

  hold(text: string): this {
    this.#held.set(text, Promise.withResolvers());
    return this;
  }

  release(text: string): void {
    this.#held.get(text)?.resolve();
  }

  async send(chat: string, { html: text }: { html: string }): Promise<void> {
    this.calls.push({ chat, text, at: Date.now() - START });
    await this.#held.get(text)?.promise;
    const error = this.#refusals.get(text)?.shift();
    if (error) throw error;
  }

  get order(): string[] {
    return this.calls.map(({ text }) => text);
  }
}

const item = (id: string, chat = 'c1', more: Partial<OutboxItem> = {}): OutboxItem => ({
  id,
  chat,
  expiresAt: START + 60_000,
  write: async () => ({ html: id }),
  ...more,
});

/** Outboxes of this many processes, with one store. */
function build(post: ScriptedPost, { processes = 1, perSecond = 1000, chatPause = 0 } = {}) {
  const store = memorySpace(() => Date.now());
  const now = async () => Date.now();
  const messages = outcomes();
  const { log, lines } = keptLog();
  const blocked: string[] = [];
  const outboxes = Array.from(
    { length: processes },
    () =>
      new Outbox({
        post,
        pace: new Pace({ store, now, perSecond, chatPause }),
        store,
        now,
        identify: (chat) => chat,
        blocked: async (chat) => void blocked.push(chat),
        log,
        messages,
      }),
  );
  return {
    outboxes,
    outbox: outboxes[0] as Outbox,
    lines,
    blocked,
    counts: () => counted(messages),
  };
}

/** All of these, sent as time passes. */
async function sent(sending: Promise<string>[], ms = 120_000): Promise<string[]> {
  const all = Promise.all(sending);
  await vi.advanceTimersByTimeAsync(ms);
  return all;
}

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

describe('the rate', () => {
  it.each([1, 3])('is 30 messages a second in all, from %i processes', async (processes) => {
    const post = new ScriptedPost();
    const { outboxes } = build(post, { processes, perSecond: 30, chatPause: 1000 });
    const items = Array.from({ length: 100 }, (_, index) => item(`m${index}`, `c${index}`));
    const endings = await sent(
      items.map((one, index) => (outboxes[index % processes] as Outbox).send(one)),
    );
    expect(new Set(endings)).toEqual(new Set(['sent']));
    const times = post.calls.map(({ at }) => at).toSorted((a, b) => a - b);
    for (const [index, at] of times.entries()) {
      const within = times.filter((other) => other >= at && other < at + 1000);
      expect(within.length, `in the second from message ${index}`).toBeLessThanOrEqual(30);
    }
    // As fast as may be: not slower either.
    expect(times.at(-1)).toBeLessThan(3500);
  });

  it('is one message a second to one chat, from two processes, in order from each', async () => {
    const post = new ScriptedPost();
    const { outboxes } = build(post, { processes: 2, chatPause: 1000 });
    const [one, other] = outboxes as [Outbox, Outbox];
    await sent([one.send(item('a1')), one.send(item('a2')), other.send(item('b1'))]);
    const times = post.calls.map(({ at }) => at);
    expect(times.slice(1).every((at, index) => at - (times[index] ?? 0) >= 1000)).toBe(true);
    expect(post.order.indexOf('a1')).toBeLessThan(post.order.indexOf('a2'));
  });

  it('is nothing at all, from any process, for as long as a 429 asks', async () => {
    const post = new ScriptedPost().refuse('a1', new BotApiError(429, 'slow down', 7000));
    const { outboxes } = build(post, { processes: 2 });
    const [one, other] = outboxes as [Outbox, Outbox];
    const first = one.send(item('a1', 'c1'));
    await vi.advanceTimersByTimeAsync(100);
    const second = other.send(item('b1', 'c2'));
    expect(await sent([first, second])).toEqual(['sent', 'sent']);
    const [, ...later] = post.calls;
    expect(later.map(({ at }) => at >= 7000)).toEqual([true, true]);
  });
});

describe('a message', () => {
  it('is sent one at a time to a chat, in order, and to others meanwhile', async () => {
    const post = new ScriptedPost().hold('a1');
    const { outbox } = build(post);
    const sending = ['a1', 'a2', 'a3'].map((id) => outbox.send(item(id, 'c1')));
    sending.push(outbox.send(item('b1', 'c2')));
    await vi.advanceTimersByTimeAsync(1000);
    expect(post.order).toEqual(['a1', 'b1']);
    post.release('a1');
    await sent(sending);
    expect(post.order).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it('goes out once, however many processes are asked, and however often', async () => {
    const post = new ScriptedPost();
    const { outboxes } = build(post, { processes: 3 });
    const asked = [...outboxes, ...outboxes].map((outbox) => outbox.send(item('q1')));
    expect((await sent(asked)).toSorted()).toEqual([...Array(5).fill('known'), 'sent']);
    expect(post.order).toEqual(['q1']);
  });

  it('that expires before its turn, or is no longer wanted then, is not sent', async () => {
    const post = new ScriptedPost().hold('a1');
    const { outbox, counts } = build(post);
    const sending = [
      outbox.send(item('a1')),
      outbox.send(item('a2', 'c1', { expiresAt: START + 5000 })),
      outbox.send(item('a3', 'c1', { write: async () => undefined })),
    ];
    await vi.advanceTimersByTimeAsync(5000);
    post.release('a1');
    expect(await sent(sending)).toEqual(['sent', 'expired', 'outdated']);
    expect(await counts()).toEqual({ sent: 1, expired: 1, outdated: 1 });
  });

  it('is given up at once when its turn would come too late', async () => {
    const post = new ScriptedPost().refuse('a1', new BotApiError(429, 'slow down', 61_000));
    const { outbox } = build(post);
    expect(await sent([outbox.send(item('a1'))], 100)).toEqual(['expired']);
  });

  it.each(['timeout', 'unreachable', 500, 502, 200] as const)(
    'is tried again while Telegram is unwell (%s), five times in all',
    async (code) => {
      const unwell = Array(9).fill(new BotApiError(code, 'unwell'));
      const post = new ScriptedPost().refuse('a1', ...unwell);
      const { outbox, lines } = build(post);
      expect(await sent([outbox.send(item('a1'))])).toEqual(['refused']);
      expect(post.calls).toHaveLength(5);
      expect(lines).toHaveLength(1);
    },
  );

  it.each([400, 401, 404])('is not tried again after a %i', async (code) => {
    const post = new ScriptedPost().refuse('a1', new BotApiError(code, 'no'));
    const { outbox } = build(post);
    expect(await sent([outbox.send(item('a1')), outbox.send(item('a2'))])).toEqual([
      'refused',
      'sent',
    ]);
  });

  it('to who has blocked the bot says so', async () => {
    const post = new ScriptedPost().refuse('a1', new BotApiError(403, 'blocked'));
    const { outbox, blocked, lines } = build(post);
    expect(await sent([outbox.send(item('a1', 'c7'))])).toEqual(['blocked']);
    expect(blocked).toEqual(['c7']);
    expect(lines).toEqual([]);
  });

  it('under way is finished at the close, and the rest is dropped and not marked as sent', async () => {
    const post = new ScriptedPost().hold('a1');
    const { outboxes } = build(post, { processes: 2 });
    const [one, other] = outboxes as [Outbox, Outbox];
    const sending = [one.send(item('a1')), one.send(item('a2'))];
    await vi.advanceTimersByTimeAsync(100);
    const closed = one.close();
    post.release('a1');
    await closed;
    expect(await sent(sending, 100)).toEqual(['sent', 'dropped']);
    const again = [other.send(item('a1')), other.send(item('a2'))];
    expect(await sent(again, 100)).toEqual(['known', 'sent']);
    expect(vi.getTimerCount()).toBe(0);
  });
});

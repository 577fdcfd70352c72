import { describe, expect, it } from 'vitest';
import { BotApiError } from '../../../bridge/telegram/bot-api.ts';
import { Poller } from '../../../bridge/telegram/poller.ts';
import type { Update } from '../../../bridge/telegram/updates.ts';
import { memorySpace } from '../../../server/store/memory/space.ts';
import { keptLog } from '../whatsapp/support/parts.ts';

const NOW = 1_790_000_000_000;
const WAIT = 25_000;
const LEASE = WAIT + 10_000;

const written = (id: number, text = `text ${id}`) => ({
  update_id: id,
  message: {
    message_id: id,
    chat: { id: 7, type: 'private' },
    from: { id: 7, first_name: 'Ana' },
    text,
  },
});

/** A poller whose Telegram and inbox are the test's; it tells what timers were set. */
function build(
  updates: (offset: number, signal: AbortSignal) => Promise<unknown[]>,
  accept: (update: Update) => Promise<void> = async () => {},
) {
  const store = memorySpace(() => NOW);
  const timers: number[] = [];
  const { log, lines } = keptLog();
  const poller = new Poller({
    api: {
      updates: (offset, _wait, signal) => updates(offset, signal),
      deleteWebhook: async () => {},
    },
    inbox: { accept },
    timers: { set: async (_key, at) => void timers.push(at - NOW) },
    store,
    now: async () => NOW,
    log,
    wait: WAIT,
  });
  return { poller, store, timers, lines };
}

describe('a poll', () => {
  it('holds a lease while it lasts, hands the updates on, and asks for the next ones', async () => {
    const offsets: number[] = [];
    const accepted: number[] = [];
    const { poller, timers, store } = build(
      async (offset) => {
        offsets.push(offset);
        return offset === 0 ? [written(5), { update_id: 6, poll: {} }] : [];
      },
      async ({ id }) => void accepted.push(id),
    );
    await poller.poll();
    await poller.poll();
    expect(accepted).toEqual([5]);
    expect(offsets).toEqual([0, 7]);
    expect(timers).toEqual([LEASE, 0, LEASE, 0]);
    expect(await store.get('offset')).toBe(7);
  });

  it('asks for the same updates again when one was not handled', async () => {
    const { poller, timers, store, lines } = build(
      async () => [written(5), written(6)],
      async ({ id }) => {
        if (id === 5) throw new Error('the store is away');
      },
    );
    await poller.poll();
    expect(await store.get('offset')).toBeUndefined();
    expect(timers).toEqual([LEASE, 3000]);
    expect(lines).toHaveLength(1);
  });

  it.each([
    [new BotApiError(429, 'slow down', 8000), 8000],
    [new BotApiError(409, 'another one polls'), 3000],
    [new BotApiError('unreachable', 'nobody there'), 3000],
  ])('waits after %s', async (error, pause) => {
    const { poller, timers } = build(() => Promise.reject(error));
    await poller.poll();
    expect(timers).toEqual([LEASE, pause]);
  });

  it('is cut short by the close, and left to another process; then there are none here', async () => {
    const { poller, timers, lines } = build(
      (_offset, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new BotApiError('unreachable', 'cut')));
        }),
    );
    const polling = poller.poll();
    await expect.poll(() => timers).toEqual([LEASE]);
    poller.close();
    await polling;
    await poller.poll();
    expect(timers).toEqual([LEASE, 200, 200]);
    expect(lines).toEqual([]);
  });

  it('begins at once with the first process, and by its lease at the latest with others', async () => {
    const { poller, timers } = build(async () => []);
    await poller.start();
    await poller.start();
    expect(timers).toEqual([0, LEASE]);
  });
});

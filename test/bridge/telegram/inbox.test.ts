import { describe, expect, it } from 'vitest';
import { Inbox } from '../../../bridge/telegram/inbox.ts';
import type { Update } from '../../../bridge/telegram/updates.ts';
import { memorySpace } from '../../../server/store/memory/space.ts';
import { counted, keptLog, outcomes } from '../whatsapp/support/parts.ts';

const text = (id: number, chat = 'c1'): Update => ({
  id,
  chat,
  firstName: 'Ana',
  content: { type: 'text', text: `text ${id}`, messageId: id },
});

/** Inboxes of this many processes, with one store. */
function build(handle: (update: Update) => Promise<void>, processes = 1) {
  const store = memorySpace(() => Date.now());
  const updates = outcomes();
  const { log, lines } = keptLog();
  const identify = (chat: string) => chat;
  const inboxes = Array.from(
    { length: processes },
    () => new Inbox({ store, identify, handle, log, updates, now: async () => Date.now() }),
  );
  return { inboxes, inbox: inboxes[0] as Inbox, lines, counts: () => counted(updates) };
}

describe('an update', () => {
  it('is handled once, however often it comes', async () => {
    const handled: number[] = [];
    const { inboxes, counts } = build(async ({ id }) => void handled.push(id), 2);
    for (const inbox of [...inboxes, ...inboxes]) await inbox.accept(text(1));
    expect(handled).toEqual([1]);
    expect(await counts()).toEqual({ handled: 1, duplicate: 3 });
  });

  it('that another process is busy with has to come again', async () => {
    const held = Promise.withResolvers<void>();
    const { inboxes } = build(() => held.promise, 2);
    const [one, other] = inboxes as [Inbox, Inbox];
    const first = one.accept(text(1));
    await expect(other.accept(text(1))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    held.resolve();
    await first;
    await other.accept(text(1));
  });

  it('of a chat waits for the one before, in whichever process, and holds up no other chat', async () => {
    const log: string[] = [];
    const held = new Map([1, 2, 3].map((id) => [id, Promise.withResolvers<void>()]));
    const started = Promise.withResolvers<void>();
    const { inboxes } = build(async ({ id, chat }) => {
      log.push(`${chat} begins ${id}`);
      if (chat === 'c2') started.resolve();
      await held.get(id)?.promise;
      log.push(`${chat} ends ${id}`);
    }, 2);
    const [one, other] = inboxes as [Inbox, Inbox];
    const all = [one.accept(text(1)), other.accept(text(2)), other.accept(text(3, 'c2'))];
    await started.promise;
    for (const { resolve } of held.values()) resolve();
    await Promise.all(all);
    const first = log.filter((line) => line.startsWith('c1'));
    expect(first[1]).toBe(first[0]?.replace('begins', 'ends'));
    expect(log).toContain('c2 ends 3');
  });

  it('that fails comes again, until the third time, and then makes way', async () => {
    let tries = 0;
    const { inbox, counts, lines } = build(async ({ id }) => {
      tries += 1;
      if (id === 1) throw new Error('a slip of ours');
    });
    await expect(inbox.accept(text(1))).rejects.toThrow('a slip of ours');
    await expect(inbox.accept(text(1))).rejects.toThrow('a slip of ours');
    await inbox.accept(text(1));
    await inbox.accept(text(1));
    expect(tries).toBe(3);
    await inbox.accept(text(2));
    expect(await counts()).toEqual({ failed: 3, duplicate: 1, handled: 1 });
    expect(JSON.stringify(lines)).not.toContain('text 1');
  });
});

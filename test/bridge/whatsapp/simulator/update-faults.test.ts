import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../bridge/whatsapp/simulator/clock.ts';
import type { FaultInput } from '../../../../bridge/whatsapp/simulator/faults/fault.ts';
import { business, hasMessage, hasStatus, sendText } from './support/business.ts';

const ANA = '5511999000001';
const HOUR = 3_600_000;

/** A business whose webhooks suffer these faults, on a clock that stands still. */
async function suffering(...faults: FaultInput[]) {
  const clock = new VirtualClock();
  const on = await business({ clock, faults, webhooks: { firstRetry: 1000 } });
  const phone = on.simulator.phone(ANA, 'Ana');
  const bodies = () =>
    on.messages().map(({ text }) => (text as { body: string } | undefined)?.body);
  return { ...on, clock, phone, bodies };
}

describe('what goes wrong with updates', () => {
  it('can be that one comes twice, at the same time or an hour later', async () => {
    await using now = await suffering({ kind: 'duplicate', of: 'messages' });
    const { id } = now.phone.send('A');
    await now.until(hasMessage, 2);
    expect(now.messages().map((message) => message.id)).toEqual([id, id]);

    await using later = await suffering({ kind: 'duplicate', of: 'messages', ms: HOUR });
    later.phone.send('A');
    await later.until(hasMessage);
    later.clock.advance(HOUR);
    await later.until(hasMessage, 2);
    expect(later.bodies()).toEqual(['A', 'A']);
  });

  it('can be that a message comes late, and others before it', async () => {
    await using on = await suffering({ kind: 'delay', of: 'messages', count: 1 });
    on.phone.send('first');
    on.phone.send('second');
    await on.until(hasMessage);
    expect(on.bodies()).toEqual(['second']);
    on.clock.advance(30_000);
    await on.until(hasMessage, 2);
    expect(on.bodies()).toEqual(['second', 'first']);
  });

  it('can be that messages change places', async () => {
    await using on = await suffering({ kind: 'reorder', of: 'messages', count: 1 });
    const first = on.phone.send('first');
    on.phone.send('second');
    await on.until(hasMessage, 2);
    expect(on.bodies()).toEqual(['second', 'first']);
    await on.phone.next(({ id, status }) => id === first.id && status === 'delivered');
    on.phone.send('third');
    await on.until(hasMessage, 3);
    expect(on.bodies().at(-1)).toBe('third');
  });

  it('can be that statuses change places; the last is not held for ever', async () => {
    await using on = await suffering({ kind: 'reorder', of: 'statuses', count: 1 });
    await sendText(on.simulator, ANA);
    await on.until(hasStatus('sent'));
    expect(on.statuses().map(({ status }) => status)).toEqual(['delivered', 'sent']);

    await using held = await suffering({ kind: 'reorder', of: 'messages', ms: 5000 });
    held.phone.send('only one');
    held.clock.advance(4999);
    expect(held.received).toEqual([]);
    held.clock.advance(1);
    await held.until(hasMessage);
  });

  it('can be a message of an unknown type before that of the user', async () => {
    await using on = await suffering({ kind: 'unknown-type', count: 1 });
    const { id } = on.phone.send('A');
    await on.until(hasMessage, 2);
    expect(on.messages()).toMatchObject([
      { type: 'unsupported', from: ANA, errors: [{ code: 131051 }] },
      { type: 'text', id },
    ]);
  });

  it('can be that the user has another id from now on', async () => {
    await using on = await suffering({ kind: 'user-id-update', count: 1 });
    const previous = on.phone.userId;
    on.phone.send('A');
    await on.until(hasMessage, 2);
    const current = on.phone.userId;
    expect(current).not.toBe(previous);
    expect(on.messages()).toMatchObject([
      {
        type: 'system',
        from: ANA,
        system: {
          type: 'user_changed_user_id',
          user_id: current,
          previous_user_id: previous,
        },
      },
      { from_user_id: current },
    ]);
    // The id from before is nobody's.
    const { account } = on.simulator;
    for (const recipient of [previous, current]) {
      await fetch(`${account.apiUrl}/${account.phoneNumberId}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${account.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ messaging_product: 'whatsapp', recipient, text: { body: 'x' } }),
      });
    }
    await on.until(hasStatus('failed'));
    expect(on.phone.messages().filter(({ from }) => from === 'business')).toHaveLength(1);
  });
});

describe('what goes wrong with a webhook', () => {
  /** The first attempt, which the business refuses, and the second. */
  async function attempts(fault: FaultInput) {
    const clock = new VirtualClock();
    await using on = await business({
      clock,
      answers: [401],
      faults: [{ ...fault, count: 1 }],
      webhooks: { firstRetry: 1000 },
    });
    const refused = new Promise((resolve) => {
      on.simulator.events.listen((entry) => entry.type === 'webhook' && setImmediate(resolve, 0));
    });
    on.simulator.phone(ANA, 'Ana').send('Hello');
    await refused;
    clock.advance(1000);
    await on.until(() => true, 2);
    const { appSecret } = on.simulator.account;
    const sign = (bytes: Buffer) =>
      `sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}`;
    return on.received.map((webhook) => ({
      ...webhook,
      signed: webhook.signature === undefined ? 'not' : webhook.signature === sign(webhook.bytes),
    }));
  }

  it('can be its signature, which is right the next time', async () => {
    const wrong = await attempts({ kind: 'signature' });
    expect(wrong.map(({ signed }) => signed)).toEqual([false, true]);
    const missing = await attempts({ kind: 'signature', value: 'missing' });
    expect(missing.map(({ signed }) => signed)).toEqual(['not', true]);
  });

  it('can be that its JSON is cut off, though it is signed', async () => {
    const [cut, whole] = await attempts({ kind: 'truncated' });
    expect(() => JSON.parse(String(cut?.bytes))).toThrow();
    expect(cut?.signed).toBe(true);
    expect(whole?.changes).toHaveLength(1);
  });

  it('can be its size', async () => {
    const [long, short] = await attempts({ kind: 'oversize' });
    expect(long?.bytes).toHaveLength(3_000_000);
    expect(long?.changes[0]?.value.messages).toHaveLength(1);
    expect(short?.bytes.length).toBeLessThan(1000);
  });

  it('can be a field that nobody knows', async () => {
    const [first, second] = await attempts({ kind: 'unknown-field' });
    expect(first?.changes.map(({ field }) => field)).toEqual(['messages', 'something_new']);
    expect(second?.changes.map(({ field }) => field)).toEqual(['messages']);
  });
});

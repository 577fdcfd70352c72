import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../bridge/whatsapp/simulator/clock.ts';
import type { FaultInput } from '../../../../bridge/whatsapp/simulator/faults/fault.ts';
import { business, hasStatus, send, sendText } from './support/business.ts';

const ANA = '5511999000001';

/** The statuses that a message gets, one of which is this; the chat is open. */
async function statusesWith(faults: FaultInput[], last: string) {
  await using on = await business({ faults });
  const phone = on.simulator.phone(ANA, 'Ana');
  phone.look(() => undefined);
  await sendText(on.simulator, ANA);
  await on.until(hasStatus(last));
  return { statuses: on.statuses(), shown: phone.messages().length };
}
const names = (statuses: Record<string, unknown>[]) => statuses.map(({ status }) => status);

describe('statuses', () => {
  it('come when their time has come, one after the other', async () => {
    const clock = new VirtualClock();
    const latency = { sent: 100, delivered: 300, read: 1000 };
    await using on = await business({ clock, latency });
    const phone = on.simulator.phone(ANA, 'Ana');
    phone.look(() => undefined);
    const { body } = await send(on.simulator, {
      to: ANA,
      text: { body: 'Hi' },
      biz_opaque_callback_data: 'g1.q7',
    });
    expect(phone.messages()).toEqual([]);
    clock.advance(99);
    expect(on.received).toEqual([]);
    clock.advance(1);
    await on.until(hasStatus('sent'));
    clock.advance(300);
    await on.until(hasStatus('delivered'));
    expect(phone.messages()).toMatchObject([{ text: 'Hi', status: 'delivered' }]);
    clock.advance(1000);
    await on.until(hasStatus('read'));
    expect(phone.messages()).toMatchObject([{ status: 'read' }]);
    const start = Math.floor(Date.UTC(2026, 0, 1) / 1000);
    expect(on.statuses()).toEqual(
      [
        ['sent', start],
        ['delivered', start],
        ['read', start + 1],
      ].map(([status, at]) => ({
        id: body.messages[0].id,
        status,
        timestamp: String(at),
        recipient_id: ANA,
        recipient_user_id: phone.userId,
        biz_opaque_callback_data: 'g1.q7',
        pricing: { billable: true, pricing_model: 'PMP', category: 'service' },
      })),
    );
  });

  it('keep the order of a chat, however long each message takes', async () => {
    const clock = new VirtualClock();
    await using on = await business({ clock, latency: { delivered: [0, 5000] }, seed: 3 });
    for (let count = 0; count < 20; count++) await sendText(on.simulator, ANA, String(count));
    clock.advance(10_000);
    const texts = on.simulator
      .phone(ANA)
      .messages()
      .map(({ text }) => Number(text));
    expect(texts).toEqual(Array.from({ length: 20 }, (_, count) => count));
  });

  it('leave "delivered" out where the chat is open, if they are told to', async () => {
    const mode = 'read-without-delivered';
    const { statuses } = await statusesWith([{ kind: 'status', mode }], 'read');
    expect(names(statuses)).toEqual(['sent', 'read']);
  });

  it('stop at "sent" when a phone is off, or its user has blocked the business', async () => {
    const faults: FaultInput[] = [{ kind: 'status', mode: 'never-delivered', user: ANA }];
    const off = await statusesWith(faults, 'sent');
    expect(off).toMatchObject({ statuses: [{ status: 'sent' }], shown: 0 });

    await using on = await business();
    on.simulator.phone(ANA).blocked = true;
    await sendText(on.simulator, ANA);
    await on.until(hasStatus('sent'));
    expect(on.simulator.phone(ANA).messages()).toEqual([]);
    // An event that follows another phone's status would have followed this one's.
    await sendText(on.simulator, '5511999000002');
    await on.until(hasStatus('delivered'));
    expect(on.statuses().filter((status) => status.recipient_id === ANA)).toHaveLength(1);
  });

  it('can fail after "sent", with the reason', async () => {
    const mode = 'failed-after-sent';
    const { statuses, shown } = await statusesWith([{ kind: 'status', mode }], 'failed');
    expect(statuses).toMatchObject([
      { status: 'sent' },
      { status: 'failed', errors: [{ code: 131026 }] },
    ]);
    expect(shown).toBe(0);
  });

  it('can fail with the reason that is wanted', async () => {
    const fault = { kind: 'status', mode: 'failed-after-sent', code: 131049 } as const;
    const { statuses } = await statusesWith([fault], 'failed');
    expect(statuses.at(-1)).toMatchObject({ status: 'failed', errors: [{ code: 131049 }] });
  });

  it('can come without the phone number', async () => {
    const mode = 'no-recipient-id';
    const { statuses } = await statusesWith([{ kind: 'status', mode }], 'read');
    expect(statuses).toHaveLength(3);
    for (const status of statuses) {
      expect(status).not.toHaveProperty('recipient_id');
      expect(status).toHaveProperty('recipient_user_id');
    }
  });
});

import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../bridge/whatsapp/simulator/clock.ts';
import { business, hasMessage, itemsOf, sendText } from './support/business.ts';

const MINUTE = 60_000;
const DAY = 24 * 3_600_000;
const numberOf = (index: number) => String(5_511_999_000_000 + index);

describe('several updates in one webhook', () => {
  it('are of several users and of two numbers, each with its own metadata', async () => {
    const further = { phoneNumberId: '200000000000002', number: '15550009999' };
    await using on = await business({ webhooks: { batch: 4 }, furtherNumbers: [further] });
    const { simulator } = on;
    simulator.phone('5511', 'Ana').send('1');
    simulator.phone('5512', 'Ben').send('2');
    simulator.phone('5511', 'Ana', further.phoneNumberId).send('3');
    simulator.phone('5511', 'Ana').send('4');
    await on.until(hasMessage);
    expect(on.received).toHaveLength(1);
    expect(on.received[0]?.changes).toMatchObject([
      {
        value: {
          metadata: { phone_number_id: simulator.account.phoneNumberId },
          contacts: [{ wa_id: '5511' }, { wa_id: '5512' }, { wa_id: '5511' }],
          messages: [{ text: { body: '1' } }, { text: { body: '2' } }, { text: { body: '4' } }],
        },
      },
      {
        value: {
          metadata: {
            phone_number_id: further.phoneNumberId,
            display_phone_number: further.number,
          },
          messages: [{ from: '5511', text: { body: '3' } }],
        },
      },
    ]);
  });

  it('wait for more of them only so long', async () => {
    const clock = new VirtualClock();
    await using on = await business({ clock, webhooks: { batch: 100, batchWait: 40 } });
    on.simulator.phone('5511').send('1');
    clock.advance(39);
    on.simulator.phone('5512').send('2');
    clock.advance(1);
    await on.until(hasMessage);
    expect(on.messages()).toHaveLength(2);
  });

  it('are a thousand at most, and 3 MB', async () => {
    await using on = await business({ webhooks: { batch: 2500 } });
    for (let index = 0; index < 2500; index++) on.simulator.phone(numberOf(index)).send('A');
    await on.until(hasMessage, 4);
    const sizes = on.received.map((webhook) => itemsOf([webhook], 'messages').length);
    expect(sizes).toEqual([625, 625, 625, 625]);

    await using long = await business({ webhooks: { batch: 200 } });
    for (let index = 0; index < 200; index++) {
      long.simulator.phone(numberOf(index)).send('ä'.repeat(4096));
    }
    await long.until(hasMessage, 2);
    expect(itemsOf(long.received, 'messages')).toHaveLength(200);
    for (const { bytes } of long.received) expect(bytes.length).toBeLessThanOrEqual(3_000_000);
  });
});

describe('a webhook that is not taken', () => {
  /** A business that refuses as told, and each refusal as it comes. */
  async function refusing(answers: number[]) {
    const clock = new VirtualClock();
    const webhooks = { firstRetry: MINUTE, longestRetry: DAY, timeout: 20_000 };
    const on = await business({ clock, answers, webhooks });
    const refused: number[] = [];
    let tell = () => {};
    on.simulator.events.listen((entry) => {
      if (entry.type !== 'webhook') return;
      refused.push(entry.status);
      tell();
    });
    const attempts = (count: number) =>
      new Promise<void>((resolve) => {
        tell = () => {
          // Work after an answer is done in the same turn.
          if (refused.length >= count) setImmediate(resolve);
        };
        tell();
      });
    return { ...on, clock, refused, attempts };
  }

  it('comes again with growing pauses, for seven days', async () => {
    await using on = await refusing(Array(100).fill(500));
    const start = on.clock.now();
    const phone = on.simulator.phone('5511', 'Ana');
    const { id } = phone.send('A');
    const times: number[] = [];
    for (let count = 1; count <= 17; count++) {
      await on.attempts(count);
      times.push(on.clock.now() - start);
      on.clock.advance(Math.min(MINUTE * 2 ** (count - 1), DAY));
    }
    expect(times.slice(0, 5)).toEqual([0, 1, 3, 7, 15].map((minutes) => minutes * MINUTE));
    const last = times.at(-1) ?? 0;
    expect(last).toBeGreaterThan(6 * DAY);
    expect(last).toBeLessThanOrEqual(7 * DAY);
    on.clock.advance(30 * DAY);
    expect(on.refused).toHaveLength(17);
    expect(new Set(on.messages().map((message) => message.id))).toEqual(new Set([id]));
    expect(phone.messages()).toMatchObject([{ status: 'sent' }]);
  });

  it('is one that nobody answers, too; it may still have been read', async () => {
    await using on = await refusing([0]);
    const phone = on.simulator.phone('5511', 'Ana');
    phone.send('A');
    await on.until(hasMessage);
    on.clock.advance(20_000);
    await on.attempts(1);
    on.clock.advance(MINUTE);
    await on.attempts(2);
    expect(on.refused).toEqual([0, 200]);
    expect(on.messages()).toHaveLength(2);
  });

  it('holds up what is about the same user, and nobody else', async () => {
    await using on = await refusing([503]);
    const [ana, ben] = [on.simulator.phone('5511', 'Ana'), on.simulator.phone('5512', 'Ben')];
    ana.send('1');
    await on.attempts(1);
    ana.send('2');
    ben.send('3');
    await on.attempts(2);
    expect(on.messages().map(({ text }) => text)).toEqual([{ body: '1' }, { body: '3' }]);
    on.clock.advance(MINUTE);
    await on.attempts(4);
    expect(
      on
        .messages()
        .slice(2)
        .map(({ text }) => text),
    ).toEqual([{ body: '1' }, { body: '2' }]);
  });
});

it('a user with a username has no number in webhooks, and can be written to by the user id', async () => {
  await using on = await business();
  const phone = on.simulator.phone('5511999', 'Ana');
  phone.username = 'ana.b';
  phone.look(() => undefined);
  phone.send('JOIN 123456');
  await on.until(hasMessage);
  const [change] = on.received[0]?.changes ?? [];
  expect(change?.value.contacts).toEqual([
    { profile: { name: 'Ana', username: 'ana.b' }, user_id: phone.userId },
  ]);
  expect(change?.value.messages).toEqual([
    {
      from_user_id: phone.userId,
      id: expect.any(String),
      timestamp: expect.any(String),
      type: 'text',
      text: { body: 'JOIN 123456' },
    },
  ]);
  await sendText(on.simulator, '5511999');
  await expect.poll(() => on.statuses().length).toBe(3);
  for (const status of on.statuses()) expect(status).not.toHaveProperty('recipient_id');
  for (const { bytes } of on.received) expect(bytes.toString()).not.toContain('5511999');
});

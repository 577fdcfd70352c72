import { describe, expect, it } from 'vitest';
import { readWebhook } from '../../../bridge/whatsapp/inbound.ts';

const NUMBER = 'P1';

const readMessages = (payload: unknown, number: string) => readWebhook(payload, [number]).messages;

const change = (value: object, phoneNumberId = NUMBER) => ({
  field: 'messages',
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550001', phone_number_id: phoneNumberId },
    ...value,
  },
});
const webhook = (...entries: object[][]) => ({
  object: 'whatsapp_business_account',
  entry: entries.map((changes) => ({ id: 'WABA', changes })),
});
const contact = (name: string, phone: string, userId: string) => ({
  profile: { name, username: name.toLowerCase() },
  wa_id: phone,
  user_id: userId,
});
const text = (id: string, body: string, phone = '5511', userId = 'BR.150') => ({
  from: phone,
  from_user_id: userId,
  id,
  timestamp: '1790000000',
  type: 'text',
  text: { body },
});

describe('reading a webhook', () => {
  it('finds every message of every entry and change, in order', () => {
    const messages = readMessages(
      webhook(
        [
          change({
            contacts: [contact('Ana', '5511', 'BR.1'), contact('Bob', '5522', 'BR.2')],
            messages: [text('m1', 'A', '5511', 'BR.1'), text('m2', 'B', '5522', 'BR.2')],
          }),
          change({ messages: [text('m3', 'C')] }),
        ],
        [
          change({
            contacts: [contact('Eva', '5533', 'BR.3')],
            messages: [text('m4', 'D', '5533', 'BR.3')],
          }),
        ],
      ),
      NUMBER,
    );
    expect(messages.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3', 'm4']);
    expect(messages.map(({ sender }) => sender.profileName)).toEqual([
      'Ana',
      'Bob',
      undefined,
      'Eva',
    ]);
    expect(messages[1]).toEqual({
      id: 'm2',
      number: NUMBER,
      sender: { userId: 'BR.2', address: '5522', profileName: 'Bob' },
      sentAt: 1_790_000_000_000,
      content: { type: 'text', text: 'B' },
    });
  });

  it('reads taps on buttons, rows and template buttons by their id', () => {
    const from = { from: '5511', from_user_id: 'BR.1', timestamp: '1' };
    const button = { type: 'button_reply', button_reply: { id: 'a.g.7.1', title: 'B' } };
    const row = {
      type: 'list_reply',
      list_reply: { id: 'a.g.7.3', title: 'D', description: 'Lima' },
    };
    const messages = readMessages(
      webhook([
        change({
          messages: [
            { ...from, id: 'm1', type: 'interactive', interactive: button, context: { id: 'q' } },
            { ...from, id: 'm2', type: 'interactive', interactive: row },
            { ...from, id: 'm3', type: 'button', button: { payload: 'JOIN 123456', text: 'Play' } },
          ],
        }),
      ]),
      NUMBER,
    );
    expect(messages.map(({ content }) => content)).toEqual([
      { type: 'tap', id: 'a.g.7.1' },
      { type: 'tap', id: 'a.g.7.3' },
      { type: 'tap', id: 'JOIN 123456' },
    ]);
  });

  it('knows a user without a phone number by the user id, and one without an id by the phone', () => {
    const { from: _phone, ...hidden } = text('m1', 'A');
    const { from_user_id: _id, ...old } = text('m2', 'A');
    const senders = readMessages(webhook([change({ messages: [hidden, old] })]), NUMBER).map(
      ({ sender }) => sender,
    );
    expect(senders).toEqual([
      { userId: 'BR.150', address: 'BR.150' },
      { userId: '5511', address: '5511' },
    ]);
  });

  it('leaves out what it does not know, and goes on', () => {
    const messages = readMessages(
      webhook([
        { field: 'account_update', value: { event: 'X' } },
        change({ statuses: [{ id: 'wamid.Q', status: 'read', timestamp: '1' }] }),
        change({
          messages: [
            { from: '5511', id: 'm1', type: 'unsupported', errors: [{ code: 131051 }] },
            { from: '5511', id: 'm2', type: 'text' },
            { from: '5511', id: 'm3', type: 'interactive', interactive: { type: 'nfm_reply' } },
            null,
            { type: 'text', text: { body: 'from nobody' }, id: 'm4' },
            text('m5', 'A'),
          ],
        }),
        change({ messages: [text('m6', 'of another number')] }, 'P2'),
      ]),
      NUMBER,
    );
    expect(messages.map(({ id }) => id)).toEqual(['m5']);
  });

  it('tells the number that each message was sent to, of those that are ours', () => {
    const both = webhook([
      change({ messages: [text('m1', 'A')] }, 'P1'),
      change({ messages: [text('m2', 'B')] }, 'P2'),
      change({ messages: [text('m3', 'C')] }, 'P3'),
    ]);
    const { messages } = readWebhook(both, ['P1', 'P2']);
    expect(messages.map(({ id, number }) => [id, number])).toEqual([
      ['m1', 'P1'],
      ['m2', 'P2'],
    ]);
  });

  it('reads statuses of our messages, with the code of a failure', () => {
    const status = (name: string, more: object = {}) => ({
      id: 'wamid.Q',
      status: name,
      timestamp: '1790000000',
      biz_opaque_callback_data: 'g.0.p',
      ...more,
    });
    const { statuses, messages } = readWebhook(
      webhook([
        change({
          statuses: [
            status('sent', { pricing: { billable: true } }),
            status('failed', { errors: [{ code: 131026, title: 'Message undeliverable' }] }),
            status('played'),
            status('deleted'),
            { id: 'wamid.Q', status: 'read' },
            null,
            status('read', { biz_opaque_callback_data: 'x'.repeat(513) }),
          ],
          messages: [text('m1', 'A')],
        }),
      ]),
      [NUMBER],
    );
    expect(statuses).toEqual([
      { reference: 'g.0.p', status: 'sent' },
      { reference: 'g.0.p', status: 'failed', code: 131026 },
      { reference: 'g.0.p', status: 'read' },
    ]);
    expect(messages).toHaveLength(1);
  });

  it('reads that a user has another id, in each way it is told, and what the API complains about', () => {
    const { moves, errors, messages } = readWebhook(
      webhook([
        change({
          messages: [
            {
              id: 'm1',
              from: '5511',
              type: 'system',
              timestamp: '1',
              system: {
                type: 'user_changed_number',
                wa_id: '5599',
                user_id: 'BR.2',
                previous_user_id: 'BR.1',
              },
            },
            { id: 'm2', type: 'system', system: { type: 'customer_identity_changed' } },
          ],
          errors: [{ code: 130429, title: 'Rate limit' }, 'nonsense'],
        }),
        {
          field: 'user_id_update',
          value: {
            metadata: { phone_number_id: NUMBER },
            user_id_update: [{ wa_id: '5522', user_id: 'BR.4', timestamp: '1' }, null],
          },
        },
      ]),
      [NUMBER],
    );
    expect(messages).toEqual([]);
    expect(moves).toEqual([
      { userId: 'BR.2', previous: 'BR.1', phone: '5511' },
      { userId: 'BR.4', phone: '5522' },
    ]);
    expect(errors).toEqual([130429]);
  });

  it.each([
    null,
    1,
    'text',
    [],
    {},
    { entry: 'x' },
    { entry: [{}] },
    { entry: [{ changes: [1] }] },
  ])('finds nothing in %j', (payload) => {
    expect(readWebhook(payload, [NUMBER])).toEqual({
      messages: [],
      statuses: [],
      moves: [],
      errors: [],
    });
  });
});

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
            { from: '5511', id: 'm1', type: 'something_new' },
            { from: '5511', id: 'm2', type: 'text' },
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

  it.each([
    ['sticker', { sticker: { id: '1' } }, 'other'],
    ['audio', { audio: { id: '1', voice: true } }, 'other'],
    ['image', { image: { id: '1', caption: 'A' } }, 'other'],
    ['unsupported', { errors: [{ code: 131051 }] }, 'other'],
    ['interactive', { interactive: { type: 'nfm_reply', nfm_reply: {} } }, 'other'],
    ['interactive', { interactive: null }, 'other'],
    ['reaction', { reaction: { message_id: 'q', emoji: '👍' } }, 'reaction'],
    ['edit', { edit: { original_message_id: 'm0', message: { type: 'text' } } }, 'edit'],
  ])('knows that somebody wrote who sent a %s: %j', (type, more, read) => {
    const messages = readMessages(
      webhook([change({ messages: [{ from: '5511', id: 'm1', type, ...more }] })]),
      NUMBER,
    );
    expect(messages.map(({ content }) => content)).toEqual([{ type: read }]);
  });

  it.each([
    ['what was said in a group', { group_id: 'g', type: 'text', text: { body: 'JOIN 123456' } }],
    ['a reaction taken back', { type: 'reaction', reaction: { message_id: 'q', emoji: '' } }],
    ['a message taken back', { type: 'revoke', revoke: { original_message_id: 'm0' } }],
    ['news of the system', { type: 'system', system: { type: 'customer_identity_changed' } }],
  ])('leaves %s alone', (_name, message) => {
    const inbound = readWebhook(
      webhook([change({ messages: [{ from: '5511', id: 'm1', ...message }] })]),
      [NUMBER],
    );
    expect(inbound).toEqual({ messages: [], statuses: [], moves: [], errors: [] });
  });

  it('tells what a message replies to', () => {
    const quote = { ...text('m1', 'B'), context: { from: '15550001', id: 'wamid.Q7' } };
    const forwarded = { ...text('m2', 'B'), context: { forwarded: true } };
    const [one, other] = readMessages(webhook([change({ messages: [quote, forwarded] })]), NUMBER);
    expect(one).toMatchObject({ quotes: 'wamid.Q7' });
    expect(other).not.toHaveProperty('quotes');
  });

  it('reads through nulls, codes in words, numbers as times, and long ids', () => {
    const long = `wamid.${'x'.repeat(600)}`;
    const { messages, errors } = readWebhook(
      webhook([
        change({
          contacts: null,
          statuses: null,
          user_id_update: null,
          errors: [{ code: '131000' }, { code: 'none' }],
          messages: [
            { ...text('m1', 'A'), timestamp: 1_790_000_000, context: null },
            text(long, 'B'),
            { ...text('m3', 'C', '5511', 'US.ENT.12'), from: null },
          ],
        }),
        change({ contacts: [{ profile: null, wa_id: '5511' }, null], messages: [text('m4', 'D')] }),
        change({ messages: null, contacts: 'none' }),
      ]),
      [NUMBER],
    );
    expect(messages.map(({ id }) => id)).toEqual(['m1', long, 'm3', 'm4']);
    expect(messages[0]?.sentAt).toBe(1_790_000_000_000);
    expect(messages[2]?.sender).toEqual({ userId: 'US.ENT.12', address: 'US.ENT.12' });
    expect(errors).toEqual([131000]);
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
            status('failed', { errors: [{ code: '131049' }] }),
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
    const at = 1_790_000_000_000;
    expect(statuses).toEqual([
      { reference: 'g.0.p', status: 'sent', at },
      { reference: 'g.0.p', status: 'failed', code: 131026, at },
      { reference: 'g.0.p', status: 'failed', code: 131049, at },
      { reference: 'g.0.p', status: 'read', at },
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
            user_id_update: [
              { wa_id: '5522', user_id: 'BR.4', timestamp: '1' },
              null,
              { wa_id: '5533', user_id: { previous: 'BR.5', current: 'BR.6' } },
            ],
          },
        },
        change({
          messages: [
            {
              id: 'm3',
              from: '5544',
              type: 'system',
              system: {
                type: 'user_changed_user_id',
                user_id: 'US.ENT.8',
                previous_user_id: 'US.ENT.7',
              },
            },
            {
              id: 'm4',
              from: '5555',
              type: 'system',
              system: { type: 'user_changed_number', wa_id: '5566' },
            },
            {
              id: 'm5',
              type: 'system',
              system: { type: 'user_changed_number', customer: '5577', new_wa_id: '5588' },
            },
          ],
        }),
      ]),
      [NUMBER],
    );
    expect(messages).toEqual([]);
    expect(moves).toEqual([
      { userId: 'BR.2', previous: 'BR.1', phone: '5511', newPhone: '5599' },
      { userId: 'BR.4', phone: '5522' },
      { userId: 'BR.6', previous: 'BR.5', phone: '5533' },
      { userId: 'US.ENT.8', previous: 'US.ENT.7', phone: '5544' },
      { phone: '5555', newPhone: '5566' },
      { phone: '5577', newPhone: '5588' },
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

import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type ChatMessage,
  type PhoneClaim,
  SECRET_HEADER,
} from '../../../../bridge/whatsapp/simulator/phone-api.ts';
import type { Simulator } from '../../../../bridge/whatsapp/simulator/simulator.ts';
import { post } from '../../../support/clients.ts';
import { business, hasMessage, hasStatus, send } from './support/business.ts';

const buttons = {
  type: 'button',
  body: { text: 'Question' },
  action: {
    buttons: [
      { type: 'reply', reply: { id: 'a.g.0.0', title: 'A Paris' } },
      { type: 'reply', reply: { id: 'a.g.0.1', title: 'B Rome' } },
    ],
  },
};

describe('the webhooks of the simulator', () => {
  it('bring what a phone sends, signed over bytes that are escaped as Meta does', async () => {
    await using on = await business();
    on.simulator.phone('5511999', 'Aña').send('é/😀 <b>@');
    const [webhook] = await on.until(hasMessage);
    const { appSecret } = on.simulator.account;
    const digest = createHmac('sha256', appSecret)
      .update(webhook?.bytes ?? '')
      .digest('hex');
    expect(webhook?.signature).toBe(`sha256=${digest}`);
    expect(webhook?.bytes.toString()).toContain(String.raw`\u00e9\/\ud83d\ude00 \u003cb>\u0040`);
    expect(webhook?.changes).toMatchObject([
      {
        field: 'messages',
        value: {
          contacts: [{ profile: { name: 'Aña' }, wa_id: '5511999' }],
          messages: [{ from: '5511999', type: 'text', text: { body: 'é/😀 <b>@' } }],
        },
      },
    ]);
  });

  it('come after one handshake, and not at all to somebody who does not know the token', async () => {
    await using on = await business();
    const phone = on.simulator.phone('5511999', 'Ana');
    phone.send('1');
    phone.send('2');
    await on.until(hasMessage, 2);
    expect(on.handshakes).toEqual(['simulated-verify-token']);

    await using stranger = await business({ knows: 'something else' });
    stranger.simulator.phone('5511999', 'Ana').send('1');
    // The second handshake shows that the first was not taken for one.
    await expect.poll(() => stranger.handshakes.length).toBeGreaterThan(1);
    expect(stranger.received).toEqual([]);
  });

  it('come again until they are taken, and in order', async () => {
    await using on = await business({ answers: [503, 500] });
    const phone = on.simulator.phone('5511999', 'Ana');
    const [first, second] = [phone.send('1'), phone.send('2')];
    await phone.next(({ id, status }) => id === second.id && status === 'delivered');
    const ids = on.messages().map(({ id }) => id);
    expect(ids).toEqual([first.id, first.id, first.id, second.id]);
  });

  it('tell how far a message has got, with what the business wrote on it', async () => {
    await using on = await business();
    const text = { type: 'text', text: { body: 'Hi' } };
    const sent = await send(on.simulator, {
      to: '5511999',
      ...text,
      biz_opaque_callback_data: 'ref',
    });
    await on.until(hasStatus('delivered'));
    const phone = on.simulator.phone('5511999');
    phone.look(() => undefined)();
    await on.until(hasStatus('read'));
    const [{ id }] = sent.body.messages;
    expect(on.statuses()).toMatchObject(
      ['sent', 'delivered', 'read'].map((status) => ({
        id,
        status,
        recipient_id: '5511999',
        recipient_user_id: phone.userId,
        biz_opaque_callback_data: 'ref',
      })),
    );
  });

  it('say that a message to nobody has failed', async () => {
    await using on = await business();
    const text = { type: 'text', text: { body: 'Hi' } };
    expect((await send(on.simulator, { recipient: 'XX.nobody', ...text })).status).toBe(200);
    await on.until(hasStatus('failed'));
    expect(on.statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131026 }] }]);
  });
});

describe('a simulated phone', () => {
  it('shows a message with its buttons, and answers with a tap on one', async () => {
    await using on = await business();
    const sent = await send(on.simulator, {
      to: '5511999',
      type: 'interactive',
      interactive: buttons,
    });
    const phone = on.simulator.phone('5511999', 'Ana');
    const [{ id }] = sent.body.messages;
    expect(phone.messages()).toMatchObject([
      {
        id,
        from: 'business',
        text: 'Question',
        buttons: [{ title: 'A Paris' }, { title: 'B Rome' }],
      },
    ]);
    phone.tap('B Rome');
    await on.until(hasMessage);
    expect(on.messages()).toMatchObject([
      {
        type: 'interactive',
        context: { from: '15550001234', id },
        interactive: { type: 'button_reply', button_reply: { id: 'a.g.0.1', title: 'B Rome' } },
      },
    ]);
    expect(() => phone.tap('C Lima')).toThrow('no button "C Lima"');
    expect(() => phone.reply(id, 'a.g.0.9')).toThrow('no such button');
  });

  it('answers with a row of a list', async () => {
    await using on = await business();
    const rows = [{ id: 'a.g.0.3', title: 'D', description: 'Lima' }];
    const action = { button: 'Answer', sections: [{ title: 'Pick one', rows }] };
    const list = { type: 'list', body: { text: 'Question' }, action };
    await send(on.simulator, { to: '5511999', type: 'interactive', interactive: list });
    on.simulator.phone('5511999').tap('Lima');
    await on.until(hasMessage);
    expect(on.messages()).toMatchObject([
      { interactive: { type: 'list_reply', list_reply: rows[0] } },
    ]);
  });

  it('waits for a message that is still to come', async () => {
    await using on = await business();
    const coming = on.simulator.phone('5511999').next(({ text }) => text === 'second');
    for (const body of ['first', 'second']) {
      await send(on.simulator, { to: '5511999', type: 'text', text: { body } });
    }
    expect(await coming).toMatchObject({ text: 'second', from: 'business' });
  });

  it('leaves in the log what it sent and showed, in order', async () => {
    await using on = await business();
    const phone = on.simulator.phone('5511999', 'Ana');
    const { id } = phone.send('A');
    const sent = await send(on.simulator, { to: '5511999', type: 'text', text: { body: 'B' } });
    const [{ id: answer }] = sent.body.messages;
    expect(on.simulator.log()).toMatchObject([
      { type: 'sent', phone: '5511999', message: { id, text: 'A' } },
      { type: 'accepted', phone: '5511999', id: answer },
      { type: 'saw', phone: '5511999', message: { id: answer, text: 'B' } },
    ]);
  });
});

describe('the phone over HTTP', () => {
  const api = ({ account }: Simulator) => `${new URL(account.apiUrl).origin}/phone/api`;

  /** Asks for a number. @returns the header that proves whose it is */
  async function owner(simulator: Simulator, number: string) {
    const claim = await post<PhoneClaim>(`${api(simulator)}/phones/${number}`, {});
    expect(claim.status).toBe(201);
    return { [SECRET_HEADER]: claim.body.secret };
  }

  /** Reads server-sent events one by one. */
  async function* events(url: string, headers: Record<string, string>, signal: AbortSignal) {
    const response = await fetch(url, { headers, signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        text += (await reader?.read())?.value ?? '';
        continue;
      }
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(text.slice(0, end)) ?? [];
      text = text.slice(end + 2);
      if (event !== undefined) yield { event, data: JSON.parse(data ?? '') };
    }
  }

  it('tells who the business is', async () => {
    await using on = await business();
    const info = await (await fetch(`${api(on.simulator)}/info`)).json();
    expect(info).toEqual({ businessNumber: '15550001234', businessName: 'QRush' });
  });

  it('streams the chat so far, then what is new or changed', async () => {
    await using on = await business();
    const url = `${api(on.simulator)}/phones/5511999`;
    const ana = await owner(on.simulator, '5511999');
    const text = { type: 'text', text: 'JOIN 123456', profileName: 'Ana' };
    const sent = await post<ChatMessage>(`${url}/messages`, text, ana);
    expect(sent).toMatchObject({ status: 202, body: { from: 'phone', text: 'JOIN 123456' } });
    const phone = on.simulator.phone('5511999');
    await phone.next(({ status }) => status === 'delivered');

    const leaving = new AbortController();
    const stream = events(`${url}/events`, ana, leaving.signal);
    expect((await stream.next()).value).toMatchObject({
      event: 'chat',
      data: [{ id: sent.body.id, status: 'delivered' }],
    });
    await send(on.simulator, { to: '5511999', type: 'interactive', interactive: buttons });
    const statuses = [];
    for (let count = 0; count < 2; count++) statuses.push((await stream.next()).value?.data.status);
    expect(statuses).toEqual(['delivered', 'read']);

    const [, question] = phone.messages();
    const tap = { type: 'reply', profileName: 'Ana', to: question?.id, id: 'a.g.0.0' };
    expect((await post(`${url}/messages`, tap, ana)).status).toBe(202);
    expect((await stream.next()).value).toMatchObject({
      event: 'message',
      data: { text: 'A Paris' },
    });
    leaving.abort();
  });

  it.each([
    ['a number that is none', 'abc', { type: 'text', text: 'x', profileName: 'Ana' }],
    ['an empty text', '5511999', { type: 'text', text: ' ', profileName: 'Ana' }],
    ['no profile name', '5511999', { type: 'text', text: 'x' }],
    ['another action', '5511999', { type: 'call', profileName: 'Ana' }],
    ['a tap on nothing', '5511999', { type: 'reply', profileName: 'Ana', to: 'x', id: 'y' }],
  ])('refuses %s', async (_name, number, action) => {
    await using on = await business();
    const ana = await owner(on.simulator, '5511999');
    const path = `${api(on.simulator)}/phones/${number}/messages`;
    const answer = await post<object>(path, action, ana);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'BAD_PAYLOAD' } } });
    expect(on.simulator.log()).toEqual([]);
  });
});

describe('the paths of the simulated Cloud API', () => {
  it('ask for the token before anything else', async () => {
    await using on = await business();
    const { apiUrl, phoneNumberId } = on.simulator.account;
    const url = `${apiUrl}/${phoneNumberId}/messages`;
    for (const headers of [{}, { authorization: 'Bearer wrong' }]) {
      const answer = await post<object>(url, {}, headers);
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 190 } } });
    }
  });

  it('answer nonsense with the envelope of an error', async () => {
    await using on = await business();
    const { apiUrl, phoneNumberId, token } = on.simulator.account;
    const answer = await fetch(`${apiUrl}/${phoneNumberId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"to":',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 100, type: 'OAuthException' } });
  });
});

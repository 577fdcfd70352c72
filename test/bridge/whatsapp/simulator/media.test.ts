import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../bridge/whatsapp/simulator/clock.ts';
import { type Answer, business, hasMessage, send } from './support/business.ts';

const DAY = 24 * 3_600_000;
const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);

async function running() {
  const clock = new VirtualClock();
  const on = await business({ clock });
  const { account } = on.simulator;
  const headers = { authorization: `Bearer ${account.token}` };
  return {
    ...on,
    clock,
    async upload(file: Blob | string | undefined, product = 'whatsapp') {
      const body = new FormData();
      body.set('messaging_product', product);
      if (file !== undefined) body.set('file', file);
      const url = `${account.apiUrl}/${account.phoneNumberId}/media`;
      const response = await fetch(url, { method: 'POST', headers, body });
      return { status: response.status, body: (await response.json()) as Answer & { id: string } };
    },
    fetch: (url: string, method = 'GET') => fetch(url, { method, headers }),
  };
}

const png = (bytes = PICTURE) => new Blob([bytes], { type: 'image/png' });

describe('media', () => {
  it('are uploaded, described, fetched and deleted', async () => {
    await using on = await running();
    const { id } = (await on.upload(png())).body;
    const url = `${on.simulator.account.apiUrl}/${id}`;
    const described = (await (await on.fetch(url)).json()) as { url: string };
    expect(described).toMatchObject({ id, mime_type: 'image/png', file_size: PICTURE.length });
    expect(await (await on.fetch(described.url)).bytes()).toEqual(PICTURE);
    expect((await fetch(described.url)).status).toBe(401);
    expect(await (await on.fetch(url, 'DELETE')).json()).toEqual({ success: true });
    for (const method of ['GET', 'DELETE']) {
      const answer = await on.fetch(url, method);
      expect(await answer.json()).toMatchObject({ error: { code: 100, error_subcode: 33 } });
    }
  });

  it.each<[string, Blob | string | undefined, number]>([
    ['no file', undefined, 131008],
    ['a text for a file', 'x', 100],
    ['a film of another kind', new Blob([PICTURE], { type: 'video/webm' }), 100],
    [
      'too long a film',
      new Blob([new Uint8Array(16 * 1024 * 1024 + 1)], { type: 'video/mp4' }),
      100,
    ],
    ['too large a picture', png(new Uint8Array(5 * 1024 * 1024 + 1)), 100],
  ])('are not: %s', async (_name, file, code) => {
    await using on = await running();
    expect(await on.upload(file)).toMatchObject({ status: 400, body: { error: { code } } });
    expect((await on.upload(png(), 'signal')).body.error?.code).toBe(100);
  });

  it('are sent by their id, alone or above buttons, for 30 days', async () => {
    await using on = await running();
    const { id } = (await on.upload(png())).body;
    const image = { id, caption: 'Which flag?' };
    const action = { buttons: [{ type: 'reply', reply: { id: '1', title: 'A' } }] };
    const header = { type: 'image', image: { id } };
    const interactive = { type: 'button', header, body: { text: 'Which flag?' }, action };
    const both = [
      { to: '5511999', type: 'image', image },
      { to: '5511999', type: 'interactive', interactive },
    ];
    for (const message of both) expect((await send(on.simulator, message)).status).toBe(200);
    const phone = on.simulator.phone('5511999');
    const [shown] = phone.messages();
    expect(shown).toMatchObject({ text: 'Which flag?', image: { url: `/phone/api/media/${id}` } });
    // The page fetches it without a token.
    const seen = await fetch(`${on.simulator.url}${shown?.image?.url}`);
    expect(await seen.bytes()).toEqual(PICTURE);

    on.clock.advance(30 * DAY);
    for (const message of both) {
      expect((await send(on.simulator, message)).body.error).toMatchObject({
        code: 131009,
        error_data: { details: expect.stringContaining(id) },
      });
    }
  });

  it('come from phones with an id, too', async () => {
    await using on = await running();
    const phone = on.simulator.phone('5511999', 'Ana');
    await send(on.simulator, { to: '5511999', text: { body: 'Hi' } });
    const [hi] = phone.messages();
    phone.attach('sticker');
    phone.attach('audio');
    phone.attach('image');
    phone.react(hi?.id ?? '', '👍');
    await on.until(hasMessage, 4);
    expect(on.messages()).toMatchObject([
      { type: 'sticker', sticker: { mime_type: 'image/webp' } },
      { type: 'audio', audio: { voice: true } },
      { type: 'image', image: { id: expect.any(String) } },
      { type: 'reaction', reaction: { message_id: hi?.id, emoji: '👍' } },
    ]);
    const [, , image] = on.messages();
    const picture = image?.image as { id: string } | undefined;
    expect((await on.fetch(`${on.simulator.account.apiUrl}/${picture?.id}`)).status).toBe(200);
    expect(() => phone.react('nothing', '👍')).toThrow('no such message');
  });
});

describe('templates', () => {
  const templates = { game_starts: 'Game {{1}} starts in {{2}} minutes.' };
  const of = (name: string, ...texts: string[]) => ({
    to: '5511999',
    type: 'template',
    template: {
      name,
      language: { code: 'en' },
      components: [
        ...(texts.length > 0
          ? [{ type: 'body', parameters: texts.map((text) => ({ type: 'text', text })) }]
          : []),
        {
          type: 'button',
          sub_type: 'quick_reply',
          index: '0',
          parameters: [{ type: 'payload', payload: 'JOIN 123456' }],
        },
      ],
    },
  });

  it('are filled in, and their button is answered in their own way', async () => {
    await using on = await business({ templates });
    await send(on.simulator, of('game_starts', '123456', '5'));
    const phone = on.simulator.phone('5511999', 'Ana');
    const [shown] = phone.messages();
    expect(shown?.text).toBe('Game 123456 starts in 5 minutes.');
    phone.tap('JOIN 123456');
    await on.until(hasMessage);
    expect(on.messages()).toMatchObject([
      { type: 'button', context: { id: shown?.id }, button: { payload: 'JOIN 123456' } },
    ]);
  });

  it('must exist, and get as many parameters as they have', async () => {
    await using on = await business({ templates });
    const code = async (body: object) => (await send(on.simulator, body)).body.error?.code;
    expect(await code(of('game_ends', '1', '2'))).toBe(132001);
    expect(await code(of('game_starts', '123456'))).toBe(132000);
    expect(on.simulator.phones().flatMap((phone) => phone.messages())).toEqual([]);
  });
});

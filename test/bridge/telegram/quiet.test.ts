/** Things that must never be written down, and the bot while Telegram is unwell. */
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BotApi } from '../../../bridge/telegram/bot-api.ts';
import telegram from '../../../bridge/telegram/index.ts';
import type { Plugin } from '../../../server/plugin.ts';
import { startApp } from '../../support/app.ts';
import { hostGame, joinWeb } from '../../support/clients.ts';
import { freePort } from '../../support/ports.ts';
import { singles } from '../../support/quizzes.ts';
import { TOKEN } from './support/bot-api-stub.ts';
import { startTelegram, type TelegramApp } from './support/server.ts';

const lines: string[] = [];
let running: TelegramApp;
beforeAll(async () => {
  const log = pino(
    { level: 'trace' },
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    }),
  );
  running = await startTelegram({ chatPause: 100 }, {}, log);
});
afterAll(() => running[Symbol.asyncDispose]());

describe('a message', () => {
  it('waits as long as Telegram asks, and is not sent when the question has closed meanwhile', async () => {
    const { stub, url } = running;
    using host = await hostGame(url, singles(3, { limit: 60 }));
    const hana = stub.user('Hana');
    hana.says(`/join ${host.pin}`);
    await hana.told('You are in');
    stub.refuseNext({ code: 429, retryAfter: 1, description: 'Too Many Requests' });
    await host.command('start');
    await hana.told('Question 1?');
    hana.taps('A) Red');
    await host.inbox.next('reveal', ({ index }) => index === 0);
    // Hana's time ran from when she got it, a second or more after the opening.
    const { openedAt } = await host.inbox.next('question');
    for await (const [answer] of running.app.store.answers.pages(host.id, 0)) {
      const { receivedAt = 0, elapsed = 0 } = answer ?? {};
      expect(receivedAt - openedAt - elapsed).toBeGreaterThanOrEqual(1000);
    }

    // The second question is skipped while Telegram wants it to wait: it never comes.
    stub.refuseNext({ code: 429, retryAfter: 1, description: 'Too Many Requests' });
    const tries = sends();
    await host.command('next');
    await expect.poll(sends).toBe(tries + 1);
    await host.command('skip');
    await host.inbox.next('reveal', ({ index }) => index === 1);
    await host.command('next');
    const third = await hana.told('Question 3?');
    expect(third.text).toMatch(/^▫️ Q2: Green\. 0 →/);
    expect(hana.messages.map(({ text }) => text).join()).not.toContain('Question 2?');
  });

  const sends = () => running.stub.calls.filter(({ method }) => method === 'sendMessage').length;
});

it('no log names a token, a chat, a name or what was said, whatever goes wrong', async () => {
  const { stub, url } = running;
  using host = await hostGame(url, singles(1, { limit: 60 }));
  using web = await joinWeb(url, host.pin, 'Web');
  const ivo = stub.user('Ivonne');
  stub.refuseNext({ code: 400, description: 'Bad Request' });
  ivo.says('a confession');
  ivo.says(`/join ${host.pin}`);
  await ivo.told('You are in');
  ivo.blocks({ silently: true });
  await host.command('start');
  await expect.poll(async () => (await running.app.store.players.counts(host.id)).present).toBe(1);
  await web.answer(0, 0);
  await host.inbox.next('reveal');
  const text = lines.join('');
  expect(text).toContain('Telegram refused a message');
  for (const secret of [TOKEN, TOKEN.split(':')[1] ?? '', String(ivo.id), 'Ivonne', 'confession']) {
    expect(text).not.toContain(secret);
  }
});

it('a Telegram out of reach does not keep the server from starting', async () => {
  const apiUrl = `http://127.0.0.1:${await freePort()}`;
  const pluginConfig = { telegram: { token: TOKEN, apiUrl } };
  await using alone = await startApp({ pluginConfig }, [telegram as Plugin<never>]);
  using host = await hostGame(alone.url, singles(1));
  expect(Object.keys(host)).not.toContain('telegramUrl');
  expect(alone.logged.map(({ msg }) => msg)).toContain('Telegram is out of reach');
  expect(JSON.stringify(alone.logged)).not.toContain(TOKEN);
});

describe('an error of the Bot API', () => {
  const errorOf = async (apiUrl: string): Promise<Error> =>
    new BotApi({ token: TOKEN, apiUrl }).username().then(
      () => Promise.reject(new Error('there was an answer')),
      (error) => error,
    );

  it('names the method, and not the token, also when nobody answers', async () => {
    const errors = [
      await errorOf(`http://127.0.0.1:${await freePort()}`),
      await errorOf(`${running.stub.url}/elsewhere`),
      await errorOf('http://127.0.0.1:99999'),
    ];
    expect(errors.map(({ message }) => message)).toEqual([
      'getMe: the Bot API cannot be reached',
      'getMe: Not Found',
      'getMe: the Bot API cannot be reached',
    ]);
    for (const { stack, cause } of errors) {
      expect(`${stack}${JSON.stringify(cause)}`).not.toContain(TOKEN);
    }
  });
});

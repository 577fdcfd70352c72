import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import telegram from '../../../bridge/telegram/index.ts';
import type { Plugin } from '../../../server/plugin.ts';
import { startApp } from '../../support/app.ts';
import { post } from '../../support/clients.ts';
import { freePort } from '../../support/ports.ts';
import { singles } from '../../support/quizzes.ts';
import { TOKEN } from './support/bot-api-stub.ts';
import { startTelegram, type TelegramApp } from './support/server.ts';

const ADMIN_TOKEN = 'an admin token of this test';

let running: TelegramApp;
beforeAll(async () => {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}/`;
  running = await startTelegram({ webhook: true }, { port, publicUrl, adminToken: ADMIN_TOKEN });
});
afterAll(() => running[Symbol.asyncDispose]());

/** A new game. A server with a public address asks for the token. */
async function newGame(): Promise<{ id: string; pin: string }> {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
  const quiz = await post<{ id: string }>(`${running.url}/api/quizzes`, singles(1), headers);
  const request = { quizId: quiz.body.id, options: { countdown: 0 } };
  const game = await post<{ id: string; pin: string }>(
    `${running.url}/api/games`,
    request,
    headers,
  );
  return game.body;
}

describe('the webhook', () => {
  it('is made known to Telegram, which then is not asked for updates, and brings a game', async () => {
    const { stub, app, url } = running;
    expect(stub.webhook?.url).toBe(`${url}/bridge/telegram/webhook`);
    expect(stub.webhook?.secret).toMatch(/^[\w-]{1,256}$/);
    const game = await newGame();
    const user = stub.user('Hook');
    user.says(`/join ${game.pin}`);
    await user.told('You are in as Hook');
    await app.games.command(game.id, { type: 'start' });
    await user.told('Question 1?');
    user.taps('A) Red');
    await user.toast('✓ A');
    await expect.poll(async () => (await app.games.state(game.id)).phase.name).toBe('revealed');
    await app.games.command(game.id, { type: 'next' });
    await user.told('The game is over. You came 1st of 1');
    expect(stub.calls.map(({ method }) => method)).not.toContain('deleteWebhook');
  });

  it('without the secret, or with another, is refused, and changes nothing', async () => {
    const { stub, url } = running;
    const game = await newGame();
    const user = stub.user('Mallory');
    const body = JSON.stringify({ update_id: 7, ...user.written(`/join ${game.pin}`) });
    const secret = stub.webhook?.secret ?? '';
    const bring = (given?: string, content = body) =>
      fetch(`${url}/bridge/telegram/webhook`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(given !== undefined && { 'x-telegram-bot-api-secret-token': given }),
        },
        body: content,
      });
    for (const given of [undefined, '', 'guess', `${secret}x`, secret.slice(1)]) {
      const response = await bring(given);
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: { code: 'UNAUTHORIZED' } });
    }
    expect((await running.app.store.players.counts(game.id)).players).toBe(0);
    // The same update again and again: one player, one greeting.
    expect((await bring(secret)).status).toBe(200);
    expect((await bring(secret)).status).toBe(200);
    await user.told('You are in');
    expect((await running.app.store.players.counts(game.id)).players).toBe(1);
    expect((await bring(secret, '{"update_id":8,"poll":{}}')).status).toBe(200);
    expect((await bring(secret, '{')).status).toBe(400);
    user.says('/help');
    await user.told('Send /join and the six-digit code');
    expect(user.messages).toHaveLength(2);
    expect(running.logged).toEqual([]);
  });
});

describe('the config', () => {
  it.each([
    [{}, false],
    [{ token: 'nonsense' }, false],
    [{ token: TOKEN, apiUrl: 'ftp://telegram' }, false],
    [{ token: TOKEN, perSecond: 0 }, false],
    [{ token: TOKEN }, true],
  ])('%j is valid: %s', (config, valid) => {
    expect(telegram.config?.safeParse(config).success).toBe(valid);
  });

  it('of a webhook needs a public address, and the start says so', async () => {
    const pluginConfig = { telegram: { token: TOKEN, webhook: true } };
    await expect(startApp({ pluginConfig }, [telegram as Plugin<never>])).rejects.toThrow(
      'plugin "telegram" failed to start: webhook needs PUBLIC_URL',
    );
  });
});

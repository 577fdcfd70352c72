import type { Logger } from 'pino';
import telegram from '../../../../bridge/telegram/index.ts';
import type { Settings } from '../../../../config/settings.ts';
import type { AnyPlugin } from '../../../../server/plugin.ts';
import { type RunningApp, startApp } from '../../../support/app.ts';
import { BotApiStub, TOKEN } from './bot-api-stub.ts';

/** A server with the bridge, and a Telegram of the test's own. */
export interface TelegramApp extends RunningApp {
  stub: BotApiStub;
}

/** The bridge's config: as shipped, but for the rates, which are not what most tests wait for. */
export const configFor = (stub: BotApiStub, more: object = {}) => ({
  token: TOKEN,
  apiUrl: stub.url,
  chatPause: 0,
  perSecond: 1000,
  ...more,
});

export async function startTelegram(
  config: object = {},
  settings: Partial<Settings> = {},
  log?: Logger,
  further: AnyPlugin[] = [],
): Promise<TelegramApp> {
  const stub = await BotApiStub.start();
  const pluginConfig = { telegram: configFor(stub, config) };
  const running = await startApp({ ...settings, pluginConfig }, [telegram, ...further], log);
  return {
    ...running,
    stub,
    async [Symbol.asyncDispose]() {
      await running[Symbol.asyncDispose]();
      await stub[Symbol.asyncDispose]();
    },
  };
}

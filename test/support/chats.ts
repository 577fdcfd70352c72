import { type Simulator, startSimulator } from '../../bridge/whatsapp/simulator/simulator.ts';
import type { Settings } from '../../config/settings.ts';
import type { AnyPlugin } from '../../server/plugin.ts';
import { startTelegram, type TelegramApp } from '../bridge/telegram/support/server.ts';
import { otherNames } from './other-names.ts';
import { accountSettings } from './whatsapp-account.ts';

/** A server with phones, a Telegram of the test's own, and types under other names. */
export interface AppWithChats extends TelegramApp {
  simulator: Simulator;
}

/** @param further plugins */
export async function startAppWithChats(
  settings: Partial<Settings> = {},
  further: AnyPlugin[] = [],
): Promise<AppWithChats> {
  let url = '';
  const simulator = await startSimulator({ webhookUrl: () => `${url}/bridge/whatsapp/webhook` });
  const running = await startTelegram(
    {},
    {
      pluginEnv: accountSettings(simulator),
      publicUrl: 'https://quiz.example',
      adminToken: ADMIN_TOKEN,
      presenceGrace: 0,
      ...settings,
    },
    undefined,
    [otherNames, ...further],
  );
  url = running.url;
  return {
    ...running,
    simulator,
    async [Symbol.asyncDispose]() {
      await running[Symbol.asyncDispose]();
      await simulator.close();
    },
  };
}

const ADMIN_TOKEN = 'the admin token of a server with chats';

/** The headers that let a test create games there. */
export const ADMIN = { authorization: `Bearer ${ADMIN_TOKEN}` };

import type { Logger } from 'pino';
import { expect } from 'vitest';
import type { Phone } from '../../bridge/whatsapp/simulator/phone.ts';
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../bridge/whatsapp/simulator/simulator.ts';
import type { Settings } from '../../config/settings.ts';
import type { ChannelReport, Plugin } from '../../server/plugin.ts';
import { type RunningApp, startApp } from './app.ts';
import type { Host } from './clients.ts';
import { accountSettings } from './whatsapp-account.ts';

/** A server whose WhatsApp is a simulator of the test's own, in place of the Cloud API. */
export interface AppWithPhones extends RunningApp {
  simulator: Simulator;
}

/**
 * @param log where everything is logged, instead of what is handed out as `logged`
 * @param settings further ones of the server
 * @param simulated how the simulator is
 * @param further plugins
 */
export async function startAppWithPhones(
  log?: Logger,
  settings: Partial<Settings> = {},
  simulated: Omit<SimulatorOptions, 'webhookUrl'> = {},
  further: Plugin<never>[] = [],
): Promise<AppWithPhones> {
  let url = '';
  const simulator = await startSimulator({
    ...simulated,
    webhookUrl: () => `${url}/bridge/whatsapp/webhook`,
  });
  const running = await startApp(
    {
      ...settings,
      pluginEnv: {
        ...accountSettings(simulator),
        ...settings.pluginEnv,
      },
    },
    further,
    log,
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

/** The next message from the quiz that says this, or has said so already. */
export const told = (phone: Phone, text: string | RegExp) =>
  phone.next(
    (message) =>
      message.from === 'business' &&
      (typeof text === 'string' ? message.text.includes(text) : text.test(message.text)),
  );

/**
 * Waits until the game's only phone has the open question and the server knows it. A phone has a message a
 * moment before that, and a question that closes in this moment counts as not sent in time.
 */
export async function asked(
  { url }: Pick<RunningApp, 'url'>,
  { id, hostToken }: Pick<Host, 'id' | 'hostToken'>,
  question: number,
  players = 1,
): Promise<void> {
  const spread = async () => {
    const response = await fetch(`${url}/api/games/${id}/channels`, {
      headers: { authorization: `Bearer ${hostToken}` },
    });
    const { channels } = (await response.json()) as { channels: [{ report?: ChannelReport }] };
    return channels[0].report?.spread;
  };
  await expect.poll(spread).toMatchObject({ question, players });
}

/** All that the quiz has said to this phone. */
export const fromBusiness = (phone: Phone) =>
  phone.messages().filter(({ from }) => from === 'business');

/** Waits for the blue ticks of what this phone has sent last. */
export const ticked = async (phone: Phone) => {
  const last = phone.messages().findLast(({ from }) => from === 'phone');
  await phone.next(({ id, status }) => id === last?.id && status === 'read');
};

import type { Logger } from 'pino';
import { type Simulator, startSimulator } from '../../bridge/whatsapp/simulator/simulator.ts';
import { type RunningApp, startApp } from './app.ts';

/** A server whose WhatsApp is a simulator of the test's own, in place of the Cloud API. */
export interface AppWithPhones extends RunningApp {
  simulator: Simulator;
}

/** @param log where everything is logged, instead of what is handed out as `logged` */
export async function startAppWithPhones(log?: Logger): Promise<AppWithPhones> {
  let url = '';
  const simulator = await startSimulator({ webhookUrl: () => `${url}/bridge/whatsapp/webhook` });
  const { account } = simulator;
  const running = await startApp(
    {
      whatsappToken: account.token,
      whatsappPhoneNumberId: account.phoneNumberId,
      whatsappAppSecret: account.appSecret,
      whatsappVerifyToken: account.verifyToken,
      whatsappApiUrl: account.apiUrl,
      // Nobody plays as fast as a test.
      whatsappPairBurst: 45,
    },
    [],
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

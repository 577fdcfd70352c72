import { fileURLToPath } from 'node:url';
import { type Simulator, startSimulator } from '../../../bridge/whatsapp/simulator/simulator.ts';
import { temporaryFolder } from '../../support/app.ts';
import { accountSettings } from '../../support/whatsapp-account.ts';
import { OneProcess } from './one-process.ts';

const PLUGINS = ['../../fault/fixtures/mortal.ts', '../fixtures/bulk.ts']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .join(',');

/** A server that is killed, and phones that are not. */
export interface JournalStage extends AsyncDisposable {
  server: OneProcess;
  simulator: Simulator;
}

export async function startStage(settings: Record<string, string> = {}): Promise<JournalStage> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder());
  let url = '';
  const simulator = await startSimulator({
    webhookUrl: () => `${url}/bridge/whatsapp/webhook`,
    webhooks: { longestRetry: 500 },
  });
  stack.defer(() => simulator.close());
  const server = stack.use(
    await OneProcess.start(folder.path, { PLUGINS, ...accountSettings(simulator), ...settings }),
  );
  url = server.url;
  const resources = stack.move();
  return { server, simulator, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

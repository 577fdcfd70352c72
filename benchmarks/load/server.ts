/** The server under load: started here, or there already. */
import { type Simulator, startSimulator } from '../../bridge/whatsapp/simulator/simulator.ts';
import { temporaryFolder } from '../../test/support/app.ts';
import { startPm2 } from '../../test/support/pm2.ts';
import { ServerProcess } from '../../test/support/server-process.ts';
import type { Api } from './api.ts';

export interface LoadedServer extends Api, AsyncDisposable {
  /** In words, for the report. */
  name: string;
  /** The other side of its WhatsApp bridge, unless the server is somebody else's. */
  simulator?: Simulator;
}

/** Seconds a finished game stays: short, so that a soak sees memory come back. */
const GAME_TTL = '20';

/** All players and requests come from here: limits by address would measure themselves. */
const UNLIMITED = { UNLIMITED_ADDRESSES: '127.0.0.1' };

/** Limits of the simulated Cloud API. */
export interface PhoneLimits {
  /** Messages a second. */
  rate: number;
}

/**
 * One process with everything in it, as `npm start`.
 * @param env further settings
 */
export async function embedded(
  env: Record<string, string> = {},
  limits?: PhoneLimits,
): Promise<LoadedServer & { simulator: Simulator }> {
  const folder = await temporaryFolder();
  const adminToken = 'the admin token of the load test';
  const { simulator, settings, target } = await phonesFor(limits);
  const server = new ServerProcess(['--port', '0', '--data-dir', folder.path], {
    ADMIN_TOKEN: adminToken,
    LOG_LEVEL: 'warn',
    GAME_TTL,
    ...UNLIMITED,
    ...settings,
    ...env,
  });
  const url = await server.url();
  target.url = url;
  return {
    name: 'one process, everything embedded',
    url,
    adminToken,
    simulator,
    async [Symbol.asyncDispose]() {
      await server.stop();
      await simulator.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Processes under PM2, with a Redis and a PostgreSQL of their own. */
export async function cluster(workers: number): Promise<LoadedServer> {
  const { simulator, settings, target } = await phonesFor();
  const pm2 = await startPm2(workers, { GAME_TTL, ...UNLIMITED, ...settings });
  target.url = pm2.url;
  return {
    name: `${workers} processes under PM2, Redis and PostgreSQL`,
    url: pm2.url,
    adminToken: pm2.adminToken,
    simulator,
    async [Symbol.asyncDispose]() {
      await pm2[Symbol.asyncDispose]();
      await simulator.close();
    },
  };
}

/** A server of somebody else's. @throws RangeError when it is not on this machine */
export function running(url: string, adminToken: string): LoadedServer {
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)) {
    throw new RangeError(`--url ${url}: only servers on this machine are put under load`);
  }
  return { name: url, url: url.replace(/\/$/, ''), adminToken, async [Symbol.asyncDispose]() {} };
}

/**
 * Whether a server limits this address. A request without a token tells: where the address counts, the
 * answer says how much is left.
 */
export async function limits(url: string): Promise<boolean> {
  const answer = await fetch(new URL('/api/quizzes', url));
  await answer.arrayBuffer();
  return answer.status === 429 || answer.headers.has('x-ratelimit-limit');
}

async function phonesFor(limits?: PhoneLimits) {
  const target = { url: '' };
  const options = {
    webhookUrl: () => `${target.url}/bridge/whatsapp/webhook`,
    ...(limits && { limits: { ...limits, pairInterval: 0, window: 0 } }),
  };
  const simulator = await startSimulator(options);
  const { account } = simulator;
  return {
    simulator,
    target,
    settings: {
      WHATSAPP_TOKEN: account.token,
      WHATSAPP_PHONE_NUMBER_ID: account.phoneNumberId,
      WHATSAPP_APP_SECRET: account.appSecret,
      WHATSAPP_VERIFY_TOKEN: account.verifyToken,
      WHATSAPP_API_URL: account.apiUrl,
    },
  };
}

import type { AddressInfo } from 'node:net';
import type { PluginContext } from '../../server/plugin.ts';
import type { Account } from './account.ts';
import { META_LIMITS } from './simulator/limits.ts';
import { phoneRoutes } from './simulator/phone-routes.ts';
import { startSimulator } from './simulator/simulator.ts';
import { WEBHOOK_PATH } from './webhook-path.ts';

/** The other side of this server's own bridge. */
export interface OwnSimulator {
  account: Account;
  close(): Promise<void>;
}

/** Starts a simulator for this server, with its phones under /phone/api. */
export async function openSimulator({
  settings,
  http,
  log,
}: Pick<PluginContext, 'settings' | 'http' | 'log'>): Promise<OwnSimulator> {
  const simulator = await startSimulator({
    webhookUrl: () => ownUrl(http.server.address()),
    limits: META_LIMITS,
  });
  await http.register(phoneRoutes(simulator, settings.unlimitedAddresses), {
    prefix: '/phone/api',
  });
  log.debug('WhatsApp is simulated, with phones at /phone');
  const { phoneNumberId, ...business } = simulator.account;
  return {
    account: { ...business, phoneNumberIds: [phoneNumberId] },
    close: () => simulator.close(),
  };
}

/** @throws Error while the server does not listen yet */
function ownUrl(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  const everywhere = address.address === '0.0.0.0' || address.address === '::';
  const host = everywhere ? '127.0.0.1' : address.address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}${WEBHOOK_PATH}`;
}

import { isLoopback, type PluginContext, servesThisMachine } from '../../server/plugin.ts';

type Settings = PluginContext['settings'];

/** Whether a simulator could stand in for WhatsApp: it is in one process, and plays only where nothing else does. */
const canSimulate = ({ whatsappToken, redisUrl }: Settings): boolean =>
  whatsappToken === undefined && redisUrl === undefined;

/**
 * Whether phones are simulated. Whoever reaches one can play and guess PINs: so nobody else than this
 * machine may, unless the setting says so.
 */
export function simulatesPhones(settings: Settings): boolean {
  const { whatsappSimulator, publicUrl, ...rest } = settings;
  if (!canSimulate(settings)) return false;
  if (whatsappSimulator !== undefined) return whatsappSimulator === 'on';
  const local = publicUrl === undefined || isLoopback(new URL(publicUrl).hostname);
  return local && servesThisMachine({ ...rest, publicUrl: undefined });
}

/** What the start says of simulated phones, in one line; undefined where there cannot be any. */
export function phonesInWords(settings: Settings, url: string): string | undefined {
  if (!canSimulate(settings)) return undefined;
  return simulatesPhones(settings)
    ? `${url}/phone  (a simulated one)`
    : 'off: WHATSAPP_SIMULATOR=on simulates phones, for everybody who reaches this server';
}

import { isLoopback, type PublicSettings, servesThisMachine } from '../../server/plugin.ts';
import { type WhatsAppSettings, whatsappSettings } from './settings.ts';

/** The settings that decide. */
type Settings = Pick<PublicSettings, 'environment' | 'host' | 'publicUrl' | 'shared'> &
  Pick<WhatsAppSettings, 'token' | 'simulator'>;

/** Whether a simulator could stand in for WhatsApp: it is in one process, and plays only where nothing else does. */
const canSimulate = ({ token, shared }: Settings): boolean => token === undefined && !shared;

/** @throws Error when the simulator is asked for, and something else stands in its way */
export function requireAlone({ token, simulator, shared }: Settings): void {
  const other = token !== undefined ? whatsappSettings.token.env : shared && 'REDIS_URL';
  if (simulator !== 'on' || !other) return;
  throw new Error(
    `${whatsappSettings.simulator.env} is on, so ${other} must not be set: the simulator stands in for WhatsApp, and lives in one process`,
  );
}

/**
 * Whether phones are simulated. Whoever reaches one can play and guess PINs: so nobody else than this
 * machine may, unless the setting says so.
 */
export function simulatesPhones(settings: Settings): boolean {
  const { simulator, publicUrl, ...rest } = settings;
  if (!canSimulate(settings)) return false;
  if (simulator !== undefined) return simulator === 'on';
  const local = publicUrl === undefined || isLoopback(new URL(publicUrl).hostname);
  return local && servesThisMachine({ ...rest, publicUrl: undefined });
}

/** The start's line about simulated phones; undefined where there cannot be any. */
export function phonesInWords(settings: Settings, url: string): string | undefined {
  if (!canSimulate(settings)) return undefined;
  return simulatesPhones(settings)
    ? `${url}/phone  (a simulated one)`
    : 'off: WHATSAPP_SIMULATOR=on simulates phones, for everybody who reaches this server';
}

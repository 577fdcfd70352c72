import type { Settings } from '../../config/settings.ts';

/** Behind a proxy of ours, the client is the address that this proxy saw: the last one named. */
export function addressOf(
  settings: Pick<Settings, 'trustProxy'>,
  forwardedFor: string | string[] | undefined,
  remoteAddress: string,
): string {
  const forwarded = settings.trustProxy ? forwardedFor : undefined;
  return [forwarded].flat().at(-1)?.split(',').at(-1)?.trim() || remoteAddress;
}

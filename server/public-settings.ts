import type { Settings } from '../config/settings.ts';

/** The settings that plugins see. One that is added is not shown before it is listed here. */
const SHOWN = [
  'environment',
  'host',
  'port',
  'publicUrl',
  'origins',
  'trustProxy',
  'unlimitedAddresses',
  'logLevel',
  'answerGrace',
  'presenceGrace',
  'lobbyGrace',
  'gameTtl',
  'scoringThreads',
  'workers',
  'instance',
] as const satisfies readonly (keyof Settings)[];

/** The server's settings as plugins see them: without keys, tokens, and what other plugins are told. */
export interface PublicSettings extends Pick<Settings, (typeof SHOWN)[number]> {
  /** Whether live state is in Redis: then other processes may serve the same games. */
  readonly shared: boolean;
}

export function publicSettings(settings: Settings): PublicSettings {
  const shown = Object.fromEntries(SHOWN.map((name) => [name, settings[name]]));
  return Object.freeze({
    ...(shown as Pick<Settings, (typeof SHOWN)[number]>),
    shared: settings.redisUrl !== undefined,
  });
}

import type { PluginTimers } from '../../server/plugin.ts';

/**
 * Shares a plugin's timers among its parts: each has those whose keys begin with its name. They are
 * handled once every part has said how.
 */
export function shareTimers(timers: PluginTimers): (part: string) => PluginTimers {
  const handlers = new Map<string, (key: string) => Promise<void>>();
  timers.handle(async (key) => {
    const colon = key.indexOf(':');
    const handler = handlers.get(key.slice(0, colon));
    if (!handler) throw new Error(`nobody handles the timer ${key}`);
    await handler(key.slice(colon + 1));
  });
  return (part) => ({
    set: (key, at) => timers.set(`${part}:${key}`, at),
    cancel: (key) => timers.cancel(`${part}:${key}`),
    handle: (handler) => void handlers.set(part, handler),
  });
}

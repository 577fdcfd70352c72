import type { ExportedItems } from '../exported-items.ts';
import type { PluginContext } from '../plugin.ts';
import type { Registrar } from '../registry.ts';
import type { Attended } from './watchdog.ts';

type Method = (...given: unknown[]) => unknown;

/** An item of a plugin's, each function of which notes that the plugin's code runs. */
export function notedItem<Item extends object>(item: Item, attended: Attended): Item {
  const noted = {};
  for (const key of members(item)) {
    const get = () => {
      const member = item[key as keyof Item];
      if (typeof member !== 'function') return member;
      // On the item itself: it may have private fields.
      return (...given: unknown[]) => attended.inside(() => member.apply(item, given));
    };
    Object.defineProperty(noted, key, { get, enumerable: true });
  }
  return noted as Item;
}

/** Names of what an object has and inherits, but for what all objects have. */
function members(item: object): Set<string> {
  const names = new Set<string>();
  for (let at = item; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at)) if (name !== 'constructor') names.add(name);
  return names;
}

/**
 * The context of a plugin that is not of this package: whatever calls the plugin later notes that its
 * code runs, and modes, types and formats that threads will not find are noted, too.
 */
export function notedContext<Config>(
  context: PluginContext<Config>,
  attended: Attended,
  exported: ExportedItems,
): PluginContext<Config> {
  const { hooks, modes, questionTypes, formats, channels, events, timers, jobs, http } = context;
  const noted = <Handler>(handler: Handler): Handler =>
    ((...given: unknown[]) =>
      attended.inside(() => (handler as Method)(...given))) as unknown as Handler;
  const registrar = <Item extends { name: string }>(
    to: Registrar<Item>,
    needed?: { kind: string; method: string },
  ): Registrar<Item> => {
    const register = (item: Item, module?: string) => {
      if (needed) exported.note({ ...needed, name: item.name, module }, register);
      to.register(notedItem(item, attended), module);
    };
    return { ...to, register };
  };

  http.addHook('onRoute', (route) => {
    const { handler } = route;
    route.handler = function (...given) {
      return attended.inside(() => handler.apply(this, given));
    };
  });
  return {
    ...context,
    hooks: {
      ...hooks,
      decide: (name, handler, options) => hooks.decide(name, noted(handler), options),
      observe: (name, handler) => hooks.observe(name, noted(handler)),
    },
    modes: registrar(modes, { kind: 'game mode', method: 'score' }),
    questionTypes: registrar(questionTypes, { kind: 'question type', method: 'grade' }),
    formats: registrar(formats, { kind: 'file format', method: 'read' }),
    channels: registrar(channels),
    events: {
      ...events,
      on: (namespace, name, schema, handle) => events.on(namespace, name, schema, noted(handle)),
    },
    timers: { ...timers, handle: (handler) => timers.handle(noted(handler)) },
    jobs: { ...jobs, open: (kind) => jobs.open(notedItem(kind, attended)) },
  };
}

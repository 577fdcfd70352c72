import type { z } from 'zod';
import { eventName } from './plugin-names.ts';
import type { Caller } from './realtime/declare.ts';
import type { Realtime } from './realtime/realtime.ts';

/** Events that a plugin sends, by name: the schema of what each carries. */
export type EventSchemas = Readonly<Record<string, z.ZodType>>;

/**
 * The receivers of an event: in all processes, through whichever connection they have to the
 * server.
 */
export type EventTarget =
  | { gameId: string; to: 'players' | 'hosts' | 'everybody' }
  | { gameId: string; playerId: string };

/** Characters of an event's JSON. */
export const LONGEST_EVENT = 65_536;

/** A plugin's events over the sockets. Their names on the wire begin with the plugin's: `teams:changed`. */
export interface PluginEvents<Events extends EventSchemas = EventSchemas> {
  /**
   * Handles an event that clients send: `<plugin>:<name>` on /play from joined players, on /host
   * from attached hosts. Payloads that do not fit the schema are refused with `BAD_PAYLOAD`.
   * @param handle what it returns is added to the ack; throw a QRushError to refuse
   * @throws Error when the plugin handles an event of this name there already
   */
  on<Payload>(
    namespace: 'play' | 'host',
    name: string,
    schema: z.ZodType<Payload>,
    handle: (payload: Payload, caller: Caller) => Promise<object | undefined>,
  ): void;
  /**
   * Sends an event that the plugin declares in its `events`, as `<plugin>:<name>`, to the browsers and
   * apps of a game; players of chats get none. Sent once, and not again to who is away: put into `on`
   * or a route what a client needs that comes back. Events of a process arrive in their order.
   * @returns when those of this process have it, and the others have been told
   * @throws TypeError for a payload that does not fit its schema, or an event that is not declared;
   *   RangeError for one over 64 KiB of JSON
   */
  send<Name extends keyof Events & string>(
    target: EventTarget,
    name: Name,
    payload: z.input<Events[Name]>,
  ): Promise<void>;
}

/** @throws Error for a name that is not valid */
export function eventsOf(
  plugin: string,
  schemas: EventSchemas = {},
  realtime: Pick<Realtime, 'declare' | 'tell'>,
): PluginEvents {
  for (const name of Object.keys(schemas)) eventName(plugin, name);
  return {
    on: (namespace, name, schema, handle) =>
      realtime.declare({
        namespace,
        name: eventName(plugin, name),
        schema,
        // The schema decides what is handed in, which the list of all events cannot tell.
        handle: handle as (payload: unknown, caller: Caller) => Promise<object | undefined>,
      }),
    async send(target, name, payload) {
      const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
      if (!schema) throw new TypeError(`the plugin "${plugin}" declares no event "${name}"`);
      const parsed = schema.safeParse(payload);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const where = [name, ...(issue?.path ?? [])].join('.');
        throw new TypeError(`the event ${where} does not fit its schema: ${issue?.message}`);
      }
      const json: string | undefined = JSON.stringify(parsed.data);
      if (json === undefined) throw new TypeError(`the event "${name}" carries no JSON`);
      if (json.length > LONGEST_EVENT) throw new RangeError(`the event "${name}" is too long`);
      await realtime.tell({ type: 'plugin', ...target, name: eventName(plugin, name), json });
    },
  };
}

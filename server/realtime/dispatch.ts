import type { Logger } from 'pino';
import type { Socket } from 'socket.io';
import type { z } from 'zod';
import type { Durations } from '../metrics/durations.ts';
import { type ErrorView, fold, QRushError } from '../protocol/errors.ts';

/** Handles one kind of event. Its result is added to the ack. */
export interface Action<Connection, Payload = unknown> {
  schema: z.ZodType<Payload>;
  handle(connection: Connection, payload: Payload): Promise<object | undefined>;
}

/** Declares an action with the payload's type inferred from the schema. */
export function action<Connection, Payload>(
  schema: z.ZodType<Payload>,
  handle: (connection: Connection, payload: Payload) => Promise<object | undefined>,
): Action<Connection> {
  return { schema, handle } as Action<Connection>;
}

/**
 * Answers the events of all connections to a namespace: schema, handler, ack.
 * Everything that is sent gets an ack, if it asks for one; nothing that is sent can throw.
 */
export class Dispatcher<Connection> {
  readonly #actions = new Map<string, Action<Connection>>();
  readonly #log: Logger;
  readonly #durations: (event: string) => Durations;
  #inFlight = 0;
  #draining = false;
  #whenIdle: (() => void) | undefined;

  /** @param durations from the event to its ack, by event */
  constructor(log: Logger, durations: (event: string) => Durations) {
    this.#log = log;
    this.#durations = durations;
  }

  /** @throws Error when there is an action of this name */
  add(name: string, added: Action<Connection>): void {
    if (this.#actions.has(name)) throw new Error(`there are two events named "${name}"`);
    this.#actions.set(name, added);
  }

  /** Answers one event. */
  receive(
    connection: Connection,
    name: string,
    payload: unknown,
    ack: (answer: object) => void,
  ): void {
    void this.#answer(connection, name, payload).then(ack);
  }

  /** Takes over the events of a Socket.IO socket. */
  attach(socket: Socket, connection: Connection): void {
    socket.onAny((name: string, ...args: unknown[]) => {
      const last = args.at(-1);
      const ack = typeof last === 'function' ? (answer: object) => last(answer) : () => {};
      const payload = typeof args[0] === 'function' ? undefined : args[0];
      this.receive(connection, name, payload, ack);
    });
  }

  /** From now on events are refused. Returns when those under way have their acks. */
  async drain(): Promise<void> {
    this.#draining = true;
    if (this.#inFlight === 0) return;
    await new Promise<void>((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  async #answer(connection: Connection, name: string, payload: unknown): Promise<object> {
    const started = performance.now();
    const known = this.#actions.get(name);
    this.#inFlight += 1;
    try {
      if (this.#draining) throw new QRushError('SHUTTING_DOWN');
      if (!known) throw new QRushError('UNKNOWN_EVENT');
      const result = await known.handle(connection, parse(known.schema, payload ?? {}));
      return { ok: true, ...result };
    } catch (error) {
      const folded = fold(error);
      if (folded.code === 'INTERNAL')
        this.#log.error({ err: error, event: name }, 'an event failed');
      return failure(folded.view());
    } finally {
      this.#inFlight -= 1;
      this.#durations(known ? name : 'unknown').observe((performance.now() - started) / 1000);
      if (this.#inFlight === 0) this.#whenIdle?.();
    }
  }
}

const failure = (error: ErrorView) => ({ ok: false, error });

/** The ack to an event that is one too many, as JSON: it has not been parsed, and costs little. */
export const RATE_LIMITED = JSON.stringify(failure(new QRushError('RATE_LIMITED').view()));

/** @throws QRushError `PAYLOAD_TOO_LARGE`, `BAD_PAYLOAD` naming the field */
function parse<Payload>(schema: z.ZodType<Payload>, payload: unknown): Payload {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') || 'payload';
  const code =
    issue?.code === 'too_big' && issue.origin === 'string' ? 'PAYLOAD_TOO_LARGE' : 'BAD_PAYLOAD';
  throw new QRushError(code, `${where}: ${issue?.message ?? 'not valid'}`);
}

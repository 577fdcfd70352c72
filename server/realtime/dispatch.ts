import type { Logger } from 'pino';
import type { Histogram } from 'prom-client';
import type { Socket } from 'socket.io';
import type { z } from 'zod';
import { type ErrorView, fold, QRushError } from '../errors.ts';
import { Bucket } from './limiter.ts';
import { readDirectly } from './shortcut.ts';

/** What one kind of event does. What it returns is added to the ack. */
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

/** Events per second of one socket: far above what a player does, far below what hurts. */
const RATE = { burst: 40, perSecond: 20 };

/** Refused events after which a socket is cut off. */
const PATIENCE = 400;

/**
 * Answers the events of all sockets of a namespace: rate limit, schema, handler, ack.
 * Everything that is sent gets an ack, if it asks for one; nothing that is sent can throw.
 */
export class Dispatcher<Connection> {
  readonly #actions = new Map<string, Action<Connection>>();
  readonly #log: Logger;
  readonly #duration: Histogram;
  readonly #timings = new Map<string, Histogram.Internal<string>>();
  #inFlight = 0;
  #draining = false;
  #whenIdle: (() => void) | undefined;

  /** @param duration seconds from the event to its ack, by event */
  constructor(log: Logger, duration: Histogram) {
    this.#log = log;
    this.#duration = duration;
  }

  /** @throws Error when there is an action of this name */
  add(name: string, added: Action<Connection>): void {
    if (this.#actions.has(name)) throw new Error(`there are two events named "${name}"`);
    this.#actions.set(name, added);
  }

  /** Takes over the events of a socket. */
  attach(socket: Socket, connection: Connection): void {
    const bucket = new Bucket(RATE.burst, RATE.perSecond, performance.now());
    let refused = 0;
    const receive = (name: string, payload: unknown, ack: (answer: object) => void): void => {
      if (bucket.take(performance.now())) {
        void this.#answer(connection, name, payload).then(ack);
        return;
      }
      ack(failure(new QRushError('RATE_LIMITED').view()));
      refused += 1;
      if (refused > PATIENCE) socket.disconnect(true);
    };
    readDirectly(socket, (name, payload, ack) => {
      const known = this.#actions.has(name);
      if (known) receive(name, payload, ack);
      return known;
    });
    socket.onAny((name: string, ...args: unknown[]) => {
      const last = args.at(-1);
      const ack = typeof last === 'function' ? (answer: object) => last(answer) : () => {};
      receive(name, typeof args[0] === 'function' ? undefined : args[0], ack);
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

  /** The histogram's series of an event: looked up by its labels once, not with every event. */
  #timing(name: string): Histogram.Internal<string> {
    const event = this.#actions.has(name) ? name : 'unknown';
    const known = this.#timings.get(event);
    if (known) return known;
    const timing = this.#duration.labels({ event });
    this.#timings.set(event, timing);
    return timing;
  }

  async #answer(connection: Connection, name: string, payload: unknown): Promise<object> {
    const started = performance.now();
    this.#inFlight += 1;
    try {
      if (this.#draining) throw new QRushError('SHUTTING_DOWN');
      const known = this.#actions.get(name);
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
      this.#timing(name).observe((performance.now() - started) / 1000);
      if (this.#inFlight === 0) this.#whenIdle?.();
    }
  }
}

const failure = (error: ErrorView) => ({ ok: false, error });

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

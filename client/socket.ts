import { io, type Socket } from 'socket.io-client';
import type { AnyErrorCode } from '../server/protocol/errors.ts';
import type {
  HostServerEvents,
  PlayServerEvents,
  SharedEvents,
} from '../server/protocol/events.ts';
import type { Ack, HostClientEvents, PlayClientEvents } from '../server/protocol/requests.ts';
import { after, type Environment } from './environment.ts';
import type { GameEvent } from './game-state.ts';

export type PlaySocket = Socket<PlayServerEvents, PlayClientEvents>;
export type HostSocket = Socket<HostServerEvents, HostClientEvents>;

/** The payload of an event to the server, and the addition to its ack. */
export type PayloadOf<Event> = Event extends (payload: infer Payload, ack: never) => void
  ? Payload
  : never;
export type ResultOf<Event> = Event extends (
  payload: never,
  ack: (answer: Ack<infer Result extends object>) => void,
) => void
  ? Result
  : never;

/** Socket.IO's packet that opens a namespace. */
const CONNECT = 0;

/** A connection of its own, not begun yet. It does not come back by itself: see link.ts. */
export function openSocket(
  namespace: '/play' | '/host',
  { url, transports, accepts }: Pick<Environment, 'url' | 'transports' | 'accepts'>,
): Socket {
  const socket = io(url + namespace, {
    autoConnect: false,
    forceNew: true,
    reconnection: false,
    transports,
    tryAllTransports: true,
  });
  socket.io.on('packet', ({ type, data }) => {
    const protocol: unknown = type === CONNECT && data?.protocol;
    if (typeof protocol === 'string' && !accepts(protocol)) socket.disconnect();
  });
  return socket;
}

/** A refusal by the server, or its failure to answer in time. */
export class Refusal extends Error {
  readonly code: AnyErrorCode | 'NO_ANSWER';
  /** ms to wait before trying again, where the server knows. */
  readonly retryAfter: number | undefined;

  constructor(code: AnyErrorCode | 'NO_ANSWER', message: string, retryAfter?: number) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export const noAnswer = () =>
  new Refusal('NO_ANSWER', 'The server did not answer. Check your connection.');

/**
 * The result that an ack carries.
 * @throws Refusal
 */
export function resultOf<Result extends object>(ack: Ack<Result>): Result {
  if (ack.ok) return ack;
  const { code, message, retryAfter } = ack.error;
  throw new Refusal(code, message, retryAfter);
}

/**
 * Sends an event over this connection, and waits so many ms for its ack.
 * @throws Refusal `NO_ANSWER` as well when the connection breaks
 */
export function request<Result extends object>(
  socket: Socket,
  environment: Environment,
  name: string,
  payload: object,
  patience: number,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = after(environment, patience, () => reject(noAnswer()));
    const acked = (ack: Ack<Result>) => resolve(resultOf(ack));
    socket
      .emitWithAck(name, payload)
      .then(acked)
      .catch((error) => reject(error instanceof Refusal ? error : noAnswer()))
      .finally(stop);
  });
}

/** Hands over every event of the game that comes through the socket. */
export function listen(socket: Socket, handle: (event: GameEvent) => void): void {
  // Both namespaces send these alike.
  const shared = socket as Socket<SharedEvents>;
  shared.on('lobby', (payload) => handle({ name: 'lobby', payload }));
  shared.on('question', (payload) => handle({ name: 'question', payload }));
  shared.on('answers', (payload) => handle({ name: 'answers', payload }));
  shared.on('asked', (payload) => handle({ name: 'asked', payload }));
  shared.on('reveal', (payload) => handle({ name: 'reveal', payload }));
  shared.on('leaderboard', (payload) => handle({ name: 'leaderboard', payload }));
  shared.on('finished', (payload) => handle({ name: 'finished', payload }));
  shared.on('state', (payload) => handle({ name: 'state', payload }));
  shared.on('beat', (payload) => handle({ name: 'beat', payload }));
}

/** Closes a connection of which nothing more is wanted. */
export function close(socket: Socket): void {
  socket.off();
  socket.disconnect();
}

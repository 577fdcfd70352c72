import { io, type Socket } from 'socket.io-client';
import type { AnyErrorCode } from '../server/protocol/errors.ts';
import type {
  HostServerEvents,
  PlayServerEvents,
  SharedEvents,
} from '../server/protocol/events.ts';
import type { Ack, HostClientEvents, PlayClientEvents } from '../server/protocol/requests.ts';
import type { GameEvent } from './game-state.ts';

export type PlaySocket = Socket<PlayServerEvents, PlayClientEvents>;
export type HostSocket = Socket<HostServerEvents, HostClientEvents>;

/** ms to wait for an ack. */
export const ACK_TIMEOUT = 4000;

const OPTIONS = {
  autoConnect: false,
  // Some networks let no WebSocket through.
  transports: ['websocket', 'polling'],
  tryAllTransports: true,
  // One that hangs (its process was killed as it took it) is not waited for.
  timeout: 4000,
  reconnectionDelay: 500,
  reconnectionDelayMax: 4000,
};

export const playSocket = (): PlaySocket => io('/play', OPTIONS);
export const hostSocket = (): HostSocket => io('/host', OPTIONS);

/** What the server refused, or that it did not answer in time. */
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

/**
 * The result that an ack carries.
 * @throws Refusal
 */
export async function resultOf<Result extends object>(ack: Promise<Ack<Result>>): Promise<Result> {
  const answer = await ack.catch(() => {
    throw new Refusal('NO_ANSWER', 'The server did not answer. Check your connection.');
  });
  if (!answer.ok) {
    const { code, message, retryAfter } = answer.error;
    throw new Refusal(code, message, retryAfter);
  }
  return answer;
}

/** Hands over every event of the game that comes through the socket. */
export function listen(socket: PlaySocket | HostSocket, handle: (event: GameEvent) => void): void {
  // Both namespaces send these alike.
  const shared = socket as Socket<SharedEvents>;
  shared.on('lobby', (payload) => handle({ name: 'lobby', payload }));
  shared.on('question', (payload) => handle({ name: 'question', payload }));
  shared.on('answers', (payload) => handle({ name: 'answers', payload }));
  shared.on('reveal', (payload) => handle({ name: 'reveal', payload }));
  shared.on('leaderboard', (payload) => handle({ name: 'leaderboard', payload }));
  shared.on('finished', (payload) => handle({ name: 'finished', payload }));
  shared.on('state', (payload) => handle({ name: 'state', payload }));
  shared.on('beat', (payload) => handle({ name: 'beat', payload }));
}

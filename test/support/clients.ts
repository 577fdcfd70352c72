import { io, type ManagerOptions, type Socket } from 'socket.io-client';
import type { HostServerEvents, PlayServerEvents } from '../../server/protocol/events.ts';
import type { PlainCommand } from '../../server/protocol/host-commands.ts';
import type { Ack, HostClientEvents, PlayClientEvents } from '../../server/protocol/requests.ts';
import type { Snapshot } from '../../server/protocol/snapshot.ts';
import type { PlayerView } from '../../server/protocol/views.ts';
import { nameHere, quizHere } from './renamed/names.ts';

export type PlaySocket = Socket<PlayServerEvents, PlayClientEvents>;
export type HostSocket = Socket<HostServerEvents, HostClientEvents>;

/** Unwraps an ack. @throws the error code as the message */
export function granted<Result extends object>(ack: Ack<Result>): Result {
  if (!ack.ok) throw new Error(ack.error.code);
  return ack;
}

/** The error code of an ack that must be a refusal. */
export function refused(ack: Ack<object>): string {
  if (ack.ok) throw new Error(`expected a refusal, got ${JSON.stringify(ack)}`);
  return ack.error.code;
}

/** Events a client has received, in order; and the next one that fits, past or future. */
export class Inbox<Events extends object> {
  readonly all: { name: keyof Events; event: never }[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(socket: Pick<Socket, 'onAny'>) {
    socket.onAny((...[name, event]: unknown[]) => {
      this.all.push({ name: name as keyof Events, event: event as never });
      for (const check of [...this.#waiting]) check();
    });
  }

  /** All events of a name so far. */
  of<Name extends keyof Events>(name: Name): Payload<Events[Name]>[] {
    return this.all.filter((entry) => entry.name === name).map(({ event }) => event);
  }

  /** The first event of this name that fits, whether it has come or is still to come. */
  async next<Name extends keyof Events>(
    name: Name,
    fits: (event: Payload<Events[Name]>) => boolean = () => true,
  ): Promise<Payload<Events[Name]>> {
    return new Promise((resolve) => {
      const check = () => {
        const found = this.of(name).find(fits);
        if (!found) return;
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }
}

type Payload<Listener> = Listener extends (event: infer Event) => void ? Event : never;

/** A player in a browser or an app. */
export interface WebPlayer extends Disposable {
  socket: PlaySocket;
  inbox: Inbox<PlayServerEvents>;
  player: PlayerView;
  token: string;
  /** As of joining. */
  state: Snapshot;
  answer(question: number, value: unknown): Promise<Ack<{ receivedAt: number }>>;
}

export function connectPlayer(url: string, options: Partial<ManagerOptions> = {}): PlaySocket {
  return io(`${url}/play`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...options,
  });
}

/** Opens a socket and joins, or resumes with a token. @throws the error code as the message */
export async function joinWeb(
  url: string,
  pin: string,
  nickname: string,
  token?: string,
): Promise<WebPlayer> {
  const socket = connectPlayer(url);
  const inbox = new Inbox<PlayServerEvents>(socket);
  const request = { pin, nickname, ...(token !== undefined && { token }) };
  const ack = await socket.emitWithAck('join', request);
  if (!ack.ok) {
    socket.disconnect();
    throw new Error(ack.error.code);
  }
  return {
    socket,
    inbox,
    player: ack.player,
    token: ack.token,
    state: ack.state,
    answer: (question, value) => socket.emitWithAck('answer', { question, value }),
    [Symbol.dispose]: () => void socket.disconnect(),
  };
}

/** A host's console. */
export interface Host extends Disposable {
  socket: HostSocket;
  inbox: Inbox<HostServerEvents>;
  id: string;
  pin: string;
  hostToken: string;
  joinUrl: string;
  whatsappUrl?: string;
  /** Sends a command without data. @throws the error code as the message */
  command(name: PlainCommand): Promise<Snapshot>;
}

export function connectHost(url: string): HostSocket {
  return io(`${url}/host`, { transports: ['websocket'], forceNew: true, reconnection: false });
}

/** Posts JSON. Question types and modes are called as they are in this run. */
export async function post<Body>(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(quizHere(body)),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

/** Stores a quiz, creates a game of it and attaches as its host. */
export async function hostGame(
  url: string,
  quiz: unknown,
  options: object = {},
  headers: Record<string, string> = {},
  mode?: string,
): Promise<Host> {
  const added = await post<{ id: string }>(`${url}/api/quizzes`, quiz, headers);
  if (added.status !== 201) throw new Error(JSON.stringify(added.body));
  return hostQuiz(url, added.body.id, options, headers, mode);
}

/** Creates a game of a stored quiz and attaches as its host. */
export async function hostQuiz(
  url: string,
  quizId: string,
  options: object = {},
  headers: Record<string, string> = {},
  mode?: string,
): Promise<Host> {
  const game = await post<Pick<Host, 'id' | 'pin' | 'hostToken' | 'joinUrl' | 'whatsappUrl'>>(
    `${url}/api/games`,
    {
      quizId,
      ...(mode !== undefined && { mode: nameHere(mode) }),
      options: { countdown: 0, ...options },
    },
    headers,
  );
  if (game.status !== 201) throw new Error(JSON.stringify(game.body));
  const socket = connectHost(url);
  const inbox = new Inbox<HostServerEvents>(socket);
  const { pin, hostToken } = game.body;
  granted(await socket.emitWithAck('attach', { pin, hostToken }));
  return {
    socket,
    inbox,
    ...game.body,
    command: async (name) => granted(await socket.emitWithAck(name, {})).state,
    [Symbol.dispose]: () => void socket.disconnect(),
  };
}

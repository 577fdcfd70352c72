import type { Socket } from 'node:net';
import type { PlayLine } from '../line.ts';
import { LineClock } from '../line-clock.ts';
import { PacketCount } from '../packet-count.ts';
import { ackPacket, type Packets, PLAY, pack } from '../packets.ts';
import { nextPing } from '../pings.ts';
import { welcome } from '../welcome.ts';
import { FrameSocket, type Hearer } from './frame-socket.ts';
import { pingFrame, textFrame } from './frames.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { OtherNamespaces } from './other-namespaces.ts';
import type { Outgoing } from './outgoing.ts';

/** Handles the players' namespace. */
export interface DirectPlay<Connection> {
  /** A client has entered. */
  connected(line: PlayLine, client: DirectClient): Connection;
  event(
    connection: Connection,
    name: string,
    payload: unknown,
    ack: (answer: object) => void,
  ): void;
  disconnected(connection: Connection): void;
}

/** Facts about a client from its request. */
export interface DirectClient {
  /** As a proxy of ours has named it. */
  forwardedFor: string | string[] | undefined;
  remoteAddress: string;
}

/** Everything that lines share. */
export interface DirectService<Connection> {
  play: DirectPlay<Connection>;
  heartbeat: Heartbeat<DirectLine<Connection>>;
  outgoing: Outgoing;
  /** Namespaces that there are. */
  namespaces: ReadonlySet<string>;
  /** Serves what the connection carries besides. */
  openOthers(line: DirectLine<Connection>, client: DirectClient): OtherNamespaces;
}

/** The prefix of a packet of the players' namespace, behind its type. */
const OF_PLAY = `${PLAY},`;
const COMMA = ','.charCodeAt(0);

/** Where a packet's namespace begins, and where that of the players ends. */
const NAMESPACE = 2;
const AFTER_PLAY = NAMESPACE + PLAY.length;

/** Engine.IO's packet types that are told apart. */
const OPEN = '0'.charCodeAt(0);
const PONG = '3'.charCodeAt(0);
const MESSAGE = '4'.charCodeAt(0);
const UPGRADE = '5'.charCodeAt(0);
const NOOP = '6'.charCodeAt(0);
const BASE64 = 'b'.charCodeAt(0);
const PING = textFrame('2');
const ANSWER = textFrame('3');

/** Socket.IO's packet types within a message. */
const CONNECT = '0'.charCodeAt(0);
const DISCONNECT = '1'.charCodeAt(0);
const EVENT = '2'.charCodeAt(0);
const ACK = '3'.charCodeAt(0);
const BINARY_EVENT = '5';

/** Close code of a WebSocket: the service continues elsewhere. */
const SERVICE_RESTART = 1012;

/** Binary events and acks of players: their type, how many attachments follow, the namespace. */
const BINARY_OF_PLAY = /^4([56])(\d{1,9})-\/play,/;

const DISCONNECTED = textFrame(`41${OF_PLAY}`);

/**
 * A WebSocket that speaks the protocols of Engine.IO (v4) and Socket.IO (v5) itself, as far as the
 * players' namespace goes. Packets of other namespaces go to Socket.IO, which is started for this
 * connection with the first of them.
 */
export class DirectLine<Connection> implements PlayLine, Hearer {
  readonly id: string;
  heardAt = performance.now();
  heard = true;
  readonly clock = new LineClock('webSocket');
  readonly #frames: FrameSocket;
  readonly #service: DirectService<Connection>;
  readonly #client: DirectClient;
  readonly #count: PacketCount;
  #player: Connection | undefined;
  #others: OtherNamespaces | undefined;
  /** Binary messages that belong to a packet that has been dealt with. */
  #attachments = 0;

  constructor(
    id: string,
    socket: Socket,
    client: DirectClient,
    service: DirectService<Connection>,
  ) {
    this.id = id;
    this.#frames = new FrameSocket(socket, this, service.outgoing);
    this.#service = service;
    this.#client = client;
    this.#count = new PacketCount({
      namespaces: service.namespaces,
      answer: (packet) => this.send(pack(packet)),
      end: () => this.disconnect(true),
    });
    service.heartbeat.alive(this);
  }

  send({ frames }: Packets, patiently = false): void {
    this.heardAt = performance.now();
    this.#frames.write(frames, patiently);
  }

  disconnect(altogether = false): void {
    if (this.#player !== undefined) this.#frames.write(DISCONNECTED);
    this.#leave();
    if (altogether) this.close();
  }

  letGo(): void {
    this.#leave();
    this.#frames.close(SERVICE_RESTART);
  }

  write(frames: Buffer): void {
    this.#frames.write(frames);
  }

  /** Closes the connection so that the client comes back by itself. */
  close(): void {
    this.#frames.close();
  }

  read(bytes: Buffer): void {
    this.#frames.read(bytes);
  }

  ping(): void {
    this.write(PING);
    if (this.#player !== undefined && this.clock.isDue(performance.now())) this.#measure();
  }

  silent(): void {
    this.#frames.cutOff();
  }

  onText(text: string): void {
    this.heard = true;
    const type = text.charCodeAt(0);
    if (!this.#count.takes(type === MESSAGE ? text : '', 1)) return;
    if (type === MESSAGE && isOfPlay(text)) this.#packet(text);
    else if (type === MESSAGE) this.#foreign(text);
    else if (type === PONG && this.#others) this.#others.hear(text);
    else if (type === PONG) this.#service.heartbeat.alive(this);
    // Servers ping; but some clients do, too (that for Arduino each 20 s), and want an answer.
    else if (text === '2') this.write(ANSWER);
    else if (type === BASE64) this.#attachment(text);
    // The packet asks for the end, or is none of the protocol.
    else if (type !== OPEN && type !== UPGRADE && type !== NOOP) this.close();
  }

  onBinary(data: Buffer): void {
    this.heard = true;
    if (this.#count.takes(data)) this.#attachment(data);
  }

  onPong(ping: number | undefined): void {
    this.heard = true;
    const { clock } = this;
    // An unasked pong counts like any packet.
    if (ping === undefined || !clock.ponged(ping, performance.now())) this.#count.takes('', 1);
    else if (clock.isNew) this.#measure();
  }

  onClose(): void {
    this.#service.heartbeat.forget(this);
    this.#leave();
    this.#others?.closed();
  }

  /** A packet of the players' namespace. */
  #packet(text: string): void {
    const type = text.charCodeAt(1);
    if (type === EVENT) this.#event(text, AFTER_PLAY + 1);
    else if (type === CONNECT) this.#connect();
    else if (type === DISCONNECT) this.#leave();
    else if (type !== ACK) this.close();
  }

  #connect(): void {
    if (this.#player !== undefined) {
      this.close();
      return;
    }
    this.#player = this.#service.play.connected(this, this.#client);
    this.write(textFrame(`40${OF_PLAY}${JSON.stringify(welcome(this.id))}`));
    this.#measure();
  }

  /** Asks for a round trip, of which a page's script knows nothing. */
  #measure(): void {
    const ping = nextPing();
    this.clock.pinged(ping, performance.now());
    this.write(pingFrame(ping));
  }

  #leave(): void {
    const player = this.#player;
    this.#player = undefined;
    if (player !== undefined) this.#service.play.disconnected(player);
  }

  /** @param at where the event's id begins */
  #event(text: string, at: number): void {
    const event = readEvent(text, at);
    const player = this.#player;
    if (player === undefined || !event) {
      this.close();
      return;
    }
    const { id, name, payload } = event;
    this.#service.play.event(player, name, payload, (answer) => {
      if (id !== undefined && this.#player !== undefined) this.send(pack(ackPacket(id, answer)));
    });
  }

  /** Hands over a text of another namespace, or of a form that only others use. */
  #foreign(text: string): void {
    const binary = BINARY_OF_PLAY.exec(text);
    if (binary) {
      // Nothing that players send has bytes in it: where they were, the schema finds a placeholder.
      this.#attachments += Number(binary[2]);
      if (binary[1] === BINARY_EVENT) this.#event(text, binary[0].length);
      return;
    }
    if (!this.#others) {
      // From now on it is Engine.IO that pings.
      this.#service.heartbeat.forget(this);
      this.#others = this.#service.openOthers(this, this.#client);
    }
    this.#others.hear(text);
  }

  #attachment(data: string | Buffer): void {
    if (this.#attachments > 0) this.#attachments -= 1;
    else if (this.#others) this.#others.hear(data);
    else this.close();
  }
}

/** Whether a message is of the players' namespace, whose name ends with a comma or with the packet. */
function isOfPlay(text: string): boolean {
  if (!text.startsWith(PLAY, NAMESPACE)) return false;
  return text.length === AFTER_PLAY || text.charCodeAt(AFTER_PLAY) === COMMA;
}

const DIGIT_0 = 48;
const DIGIT_9 = 57;

/** The parts of `ID["event",payload]` from `at` on; the id may be missing. */
function readEvent(text: string, at: number) {
  let end = at;
  let id = 0;
  for (; ; end++) {
    const code = text.charCodeAt(end);
    if (!(code >= DIGIT_0 && code <= DIGIT_9)) break;
    id = id * 10 + code - DIGIT_0;
  }
  if (!Number.isSafeInteger(id)) return undefined;
  try {
    const parts: unknown = JSON.parse(text.slice(end));
    if (!Array.isArray(parts)) return undefined;
    const [name, payload] = parts as unknown[];
    if (typeof name !== 'string' && typeof name !== 'number') return undefined;
    return { id: end === at ? undefined : id, name: String(name), payload };
  } catch {
    return undefined;
  }
}

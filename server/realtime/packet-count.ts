import { RATE_LIMITED } from './dispatch.ts';
import { Allowance } from './limiter.ts';

/** Namespaces that there are not and that a connection may ask for. */
const STRANGERS = 5;

/** Socket.IO's packet types. */
const CONNECT = '0'.charCodeAt(0);
const EVENT = '2'.charCodeAt(0);
const BINARY_EVENT = '5'.charCodeAt(0);

/** An event up to its payload: how many attachments, which namespace, which id. */
const EVENT_HEAD = /^(?:2|5(\d{1,9})-)(\/[^,]*,)?(\d*)/;

/** The connection whose packets are counted. */
export interface Counted {
  /** Namespaces that there are. */
  readonly namespaces: ReadonlySet<string>;
  /** Sends a packet of Socket.IO. */
  answer(packet: string): void;
  /** Ends the connection. */
  end(): void;
}

/**
 * Counts all that comes through one connection, of whatever kind and for whichever namespace, before it
 * is parsed; and answers what is not to be handled: events past the allowance, namespaces that there
 * are not.
 */
export class PacketCount {
  readonly #connection: Counted;
  readonly #allowance = new Allowance();
  #strangers = 0;
  /** Attachments still to come of events that were refused. */
  #orphans = 0;
  #ended = false;

  constructor(connection: Counted) {
    this.#connection = connection;
  }

  /**
   * Counts one packet.
   * @param message where Socket.IO's packet begins in it: at 0, or at 1 after Engine.IO's type
   * @returns whether it is to be handled
   */
  takes(message: string | Buffer, at: 0 | 1 = 0): boolean {
    if (this.#ended) return false;
    const taken = this.#allowance.take();
    if (this.#allowance.exhausted) return this.#end();
    if (typeof message !== 'string') return !this.#isOrphan();
    const type = message.charCodeAt(at);
    if (type === CONNECT) return this.#takesConnect(message.slice(at), taken);
    if (taken || (type !== EVENT && type !== BINARY_EVENT)) return true;
    this.#refuse(message.slice(at));
    return false;
  }

  #takesConnect(packet: string, taken: boolean): boolean {
    const name = namespaceOf(packet);
    if (this.#connection.namespaces.has(name)) return taken;
    this.#strangers += 1;
    if (this.#strangers > STRANGERS) return this.#end();
    this.#connection.answer(`4${name},{"message":"Invalid namespace"}`);
    return false;
  }

  /** An event that is one too many. */
  #refuse(packet: string): void {
    const [, attachments = '0', namespace = '', id] = EVENT_HEAD.exec(packet) ?? [];
    this.#orphans += Number(attachments);
    if (id) this.#connection.answer(`3${namespace}${id}[${RATE_LIMITED}]`);
  }

  #isOrphan(): boolean {
    if (this.#orphans === 0) return false;
    this.#orphans -= 1;
    return true;
  }

  #end(): false {
    this.#ended = true;
    this.#connection.end();
    return false;
  }
}

/** The namespace that a connect packet is for: it ends with a comma, or with the packet. */
function namespaceOf(packet: string): string {
  if (packet[1] !== '/') return '/';
  const comma = packet.indexOf(',');
  return packet.slice(1, comma === -1 ? undefined : comma);
}

import { SocketLine } from './socket-line.ts';
import type { FuzzedGame } from './stage.ts';
import { inTime, type Outcome } from './tally.ts';

/** Packets after which a connection is given up for a new one: fewer than its allowance. */
const PACKETS = 30;

/** Somebody in a fuzzed game, who comes back whenever the connection ends. */
export class Actor {
  readonly namespace: '/play' | '/host';
  readonly nickname: string;
  /** Of the player, once there was one. */
  id = 'nobody';
  token: string | undefined;
  readonly #url: string;
  readonly #game: FuzzedGame;
  #opening: Promise<SocketLine> | undefined;
  #packets = 0;

  private constructor(namespace: '/play' | '/host', url: string, game: FuzzedGame, name: string) {
    this.namespace = namespace;
    this.#url = url;
    this.#game = game;
    this.nickname = name;
  }

  static host(url: string, game: FuzzedGame): Actor {
    return new Actor('/host', url, game, 'host');
  }

  static player(url: string, game: FuzzedGame, nickname: string): Actor {
    return new Actor('/play', url, game, nickname);
  }

  /** A connection that may send one more packet: attached, or joined if the game lets it. */
  async line(): Promise<SocketLine> {
    this.#opening = this.#current(this.#opening);
    return this.#opening;
  }

  /** Sends a host's command as it should be. */
  async says(command: string): Promise<void> {
    answered(await (await this.line()).request(`"${command}",{}`), command);
  }

  close(): void {
    void this.#opening?.then((line) => line.close());
  }

  /** One after the other, so that there is one connection. */
  async #current(before: Promise<SocketLine> | undefined): Promise<SocketLine> {
    const open = await before;
    this.#packets += 1;
    if (open?.isOpen && this.#packets < PACKETS) return open;
    open?.close();
    this.#packets = 0;
    return this.#open();
  }

  async #open(): Promise<SocketLine> {
    const line = await SocketLine.open(this.#url, this.namespace);
    const { pin, hostToken } = this.#game;
    if (this.namespace === '/host') {
      const attach = `"attach",${JSON.stringify({ pin, hostToken })}`;
      answered(await inTime(line.emit(attach)), 'attach');
      return line;
    }
    const { nickname, token } = this;
    const join = `"join",${JSON.stringify({ pin, nickname, token })}`;
    const answer = answered(await inTime(line.emit(join)), 'join');
    if (answer === 'closed') return line;
    const ack = JSON.parse(answer) as { token?: string; player?: { id: string } };
    this.token = ack.token ?? token;
    this.id = ack.player?.id ?? this.id;
    return line;
  }
}

/** @throws Error when there was no answer in time */
function answered(outcome: Outcome, event: string): string {
  if (outcome === undefined) throw new Error(`a valid "${event}" was not answered`);
  return outcome;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { CONNECTION } from './follower.ts';
import type { PlayerRecord } from './record.ts';

/** A player who joins, and from then on reads nothing of what it is sent; the connection stays. */
export class DeafClient {
  readonly record: PlayerRecord;
  readonly #socket: Socket;
  readonly #pin: string;

  constructor(url: string, pin: string, name: string) {
    this.#socket = io(`${url}/play`, { ...CONNECTION, reconnection: false });
    this.#pin = pin;
    this.record = {
      name,
      saw: new Map(),
      inGame: [],
      ways: [],
      problems: [],
      nicknames: [name],
      given: [],
      deaf: true,
    };
  }

  /** @throws Error when it is not let in */
  async join(): Promise<void> {
    const { name } = this.record;
    for (let attempt = 0; attempt < 5; attempt++) {
      const ack = await this.#socket
        .timeout(3000)
        .emitWithAck('join', { pin: this.#pin, nickname: name })
        .catch(() => undefined);
      if (ack?.ok) {
        this.record.inGame.push({ from: Date.now() });
        const { transport } = this.#socket.io.engine as unknown as {
          transport: { ws: { pause(): void } };
        };
        transport.ws.pause();
        return;
      }
      await sleep(200);
    }
    throw new Error(`${name} was not let in`);
  }

  leave(): void {
    this.#socket.disconnect();
  }
}

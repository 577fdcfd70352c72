/** Colyseus, as its users would write it: one room, messages, and requests that are answered. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Client, Room, Server } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import type { GamePlan } from '../protocol.ts';
import { Scoreboard } from '../quiz.ts';
import { serveSubject } from '../subject.ts';

let plan: GamePlan;
let room: Trivia | undefined;

class Trivia extends Room {
  readonly #players: Client[] = [];
  readonly #scoreboard = new Scoreboard(plan, () => this.#reveal());

  override onCreate(): void {
    room = this;
    this.onMessage('answer', (client, { value }: { value: number }) =>
      this.#scoreboard.answer(client.userData.player, value),
    );
  }

  override onJoin(client: Client, { nickname }: { nickname: string }): void {
    const player = this.#scoreboard.join(nickname);
    client.userData = { player };
    this.#players[player] = client;
  }

  open(): void {
    this.broadcast('question', this.#scoreboard.open());
  }

  #reveal(): void {
    const { reveal, leaderboard, own } = this.#scoreboard.results();
    for (const [player, client] of this.#players.entries()) {
      client.send('reveal', { ...reveal, you: own(player) });
    }
    this.broadcast('leaderboard', leaderboard);
  }
}

serveSubject(async () => {
  const http = createServer();
  const server = new Server({
    greet: false,
    gracefullyShutdown: false,
    transport: new WebSocketTransport({ server: http }),
  });
  server.define('trivia', Trivia);
  await server.listen(0, '127.0.0.1');
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    game(next) {
      plan = next;
      // The one before, and its clients with it, must not count as memory of the next.
      room = undefined;
      return '';
    },
    open: () => room?.open(),
  };
});

import type { Channel, Delivery } from '../games/channel.ts';
import type { Coalescer } from './coalescer.ts';
import type { HostNamespace } from './host.ts';
import type { PlayNamespace } from './play.ts';
import { gameRoom, hostRoom } from './rooms.ts';
import type { Seats } from './seats.ts';

/** Players whose own results are looked up at once. */
const PAGE = 500;

interface WebChannelSources {
  play: PlayNamespace;
  host: HostNamespace;
  seats: Seats;
  coalescer: Coalescer;
}

/** The channel of browsers and apps: one frame to everybody, and each player's own result apart. */
export class WebChannel implements Channel {
  readonly name = 'web';
  readonly #sources: WebChannelSources;

  constructor(sources: WebChannelSources) {
    this.#sources = sources;
  }

  async deliver(delivery: Delivery): Promise<void> {
    const { play, host, coalescer } = this.#sources;
    if (delivery.type === 'removed') return this.#remove(delivery);
    const { definition, state } = delivery.game;
    const { id } = definition;
    const players = play.to(gameRoom(id));
    const hosts = host.to(hostRoom(id));
    coalescer.reached(
      id,
      delivery.type === 'state' ? delivery.snapshot.version : delivery.event.version,
    );

    switch (delivery.type) {
      case 'state':
        players.emit('state', delivery.snapshot);
        hosts.emit('state', delivery.snapshot);
        return;
      case 'question':
        players.emit('question', delivery.event);
        hosts.emit('question', delivery.event);
        return;
      case 'closed':
        players.emit('answers', delivery.event);
        hosts.emit('answers', delivery.event);
        return;
      case 'reveal': {
        hosts.emit('reveal', delivery.event);
        hosts.emit('leaderboard', delivery.leaderboard);
        await this.#each(id, delivery.own, (socket, you) =>
          socket.emit('reveal', you ? { ...delivery.event, you } : delivery.event),
        );
        players.emit('leaderboard', delivery.leaderboard);
        return;
      }
      case 'finished':
        hosts.emit('finished', delivery.event);
        await this.#each(id, delivery.own, (socket, you) =>
          socket.emit('finished', you ? { ...delivery.event, you } : delivery.event),
        );
        if (state.phase.name === 'finished') coalescer.forget(id);
        return;
    }
  }

  async #each<Own>(
    gameId: string,
    own: (playerIds: string[]) => Promise<Map<string, Own>>,
    emit: (socket: Parameters<Seats['take']>[2], you: Own | undefined) => void,
  ): Promise<void> {
    for (const page of this.#sources.seats.pages(gameId, PAGE)) {
      const owned = await own(page.map(([playerId]) => playerId));
      for (const [playerId, socket] of page) emit(socket, owned.get(playerId));
    }
  }

  #remove({ gameId, player, reason }: Extract<Delivery, { type: 'removed' }>): void {
    const socket = this.#sources.seats.get(gameId, player.id);
    socket?.emit('removed', { reason });
    socket?.disconnect();
  }
}

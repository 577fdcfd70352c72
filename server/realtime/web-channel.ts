import type { Channel, Delivery } from '../games/channel.ts';
import { ownPlace, ownResult } from '../games/views.ts';
import type { Leaderboard } from '../services.ts';
import type { Standing } from '../store/contract.ts';
import type { Coalescer } from './coalescer.ts';
import type { HostNamespace } from './host.ts';
import type { PlayNamespace, PlaySocket } from './play.ts';
import type { Relay, RelayedMessage } from './relay.ts';
import { gameRoom, hostRoom } from './rooms.ts';
import type { Seats } from './seats.ts';

/** Players whose own results are looked up at once. */
const PAGE = 500;

export interface WebChannelSources {
  play: PlayNamespace;
  host: HostNamespace;
  coalescer: Coalescer;
  relay: Relay;
}

/**
 * The channel of browsers and apps: one frame to everybody; what is a player's own is left to the
 * process that has the player's socket.
 */
export class WebChannel implements Channel {
  readonly name = 'web';
  readonly #sources: WebChannelSources;

  constructor(sources: WebChannelSources) {
    this.#sources = sources;
  }

  async deliver(delivery: Delivery): Promise<void> {
    const { play, host, coalescer, relay } = this.#sources;
    if (delivery.type === 'removed') {
      const { gameId, player, reason } = delivery;
      return relay.send({ type: 'removed', gameId, playerId: player.id, reason });
    }
    const { id } = delivery.game.definition;
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
        const { event, leaderboard } = delivery;
        hosts.emit('reveal', event);
        hosts.emit('leaderboard', leaderboard);
        return relay.send({ type: 'reveal', gameId: id, event, leaderboard });
      }
      case 'finished':
        hosts.emit('finished', delivery.event);
        coalescer.forget(id);
        return relay.send({ type: 'finished', gameId: id, event: delivery.event });
    }
  }
}

export interface OwnSources {
  play: PlayNamespace;
  seats: Seats;
  leaderboard(): Leaderboard;
}

/** Brings the players of this process what is their own. */
export async function deliverOwn(sources: OwnSources, message: RelayedMessage): Promise<void> {
  const { play, seats } = sources;
  const { gameId } = message;
  switch (message.type) {
    case 'reveal': {
      const { event, leaderboard } = message;
      await eachSeat(sources, gameId, (socket, standing) => {
        const you = standing && ownResult(standing, event.index);
        socket.emit('reveal', you ? { ...event, you } : event);
      });
      play.local.to(gameRoom(gameId)).emit('leaderboard', leaderboard);
      return;
    }
    case 'finished': {
      const { event } = message;
      return eachSeat(sources, gameId, (socket, standing) => {
        socket.emit('finished', standing ? { ...event, you: ownPlace(standing) } : event);
      });
    }
    case 'removed': {
      const socket = seats.get(gameId, message.playerId);
      socket?.emit('removed', { reason: message.reason });
      socket?.disconnect();
    }
  }
}

async function eachSeat(
  { seats, leaderboard }: OwnSources,
  gameId: string,
  emit: (socket: PlaySocket, standing: Standing | undefined) => void,
): Promise<void> {
  for (const page of seats.pages(gameId, PAGE)) {
    const standings = await leaderboard().standings(
      gameId,
      page.map(([playerId]) => playerId),
    );
    for (const [playerId, socket] of page) emit(socket, standings.get(playerId));
  }
}

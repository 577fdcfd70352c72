import { type Channel, type Delivery, WEB } from '../games/channel.ts';
import { ownPlace, ownResult } from '../games/views.ts';
import type { Leaderboard } from '../services.ts';
import type { Standing } from '../store/contract.ts';
import type { Coalescer } from './coalescer.ts';
import type { PlayServerEvents, SharedEvents } from './events.ts';
import type { FanOut } from './fan-out.ts';
import type { HostNamespace } from './host.ts';
import type { PlayLine } from './line.ts';
import { eventPacket, joined, type Packets, pack } from './packets.ts';
import type { Relay, RelayedMessage } from './relay.ts';
import { hostRoom } from './rooms.ts';
import type { Seats } from './seats.ts';

/** Players whose own results are looked up at once. */
const PAGE = 500;

export interface WebChannelSources {
  host: HostNamespace;
  coalescer: Coalescer;
  relay: Relay;
}

/**
 * The channel of browsers and apps. Hosts get events through their room; players get theirs from the
 * process that has their socket.
 */
export class WebChannel implements Channel {
  readonly name = WEB;
  readonly #sources: WebChannelSources;

  constructor(sources: WebChannelSources) {
    this.#sources = sources;
  }

  async deliver(delivery: Delivery): Promise<void> {
    const { host, coalescer, relay } = this.#sources;
    if (delivery.type === 'removed') {
      const { gameId, player, reason } = delivery;
      return relay.send({ type: 'removed', gameId, playerId: player.id, reason });
    }
    const { id } = delivery.game.definition;
    const hosts = host.to(hostRoom(id));
    coalescer.reached(
      id,
      delivery.type === 'state' ? delivery.snapshot.version : delivery.event.version,
    );
    const players = (name: keyof SharedEvents, payload: object) =>
      relay.send({ type: 'shared', gameId: id, name, payload });

    switch (delivery.type) {
      case 'state':
        hosts.emit('state', delivery.snapshot);
        return players('state', delivery.snapshot);
      case 'question':
        hosts.emit('question', delivery.event);
        return players('question', delivery.event);
      case 'closed':
        hosts.emit('answers', delivery.event);
        return players('answers', delivery.event);
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

export interface PlayersSources {
  seats: Seats;
  fanOut: FanOut;
  leaderboard(): Leaderboard;
}

/**
 * Brings the players of this process what is for them.
 * @returns when it has been handed to all their lines
 */
export async function deliverHere(sources: PlayersSources, message: RelayedMessage): Promise<void> {
  const { seats, fanOut } = sources;
  const { gameId } = message;
  switch (message.type) {
    case 'shared': {
      const packets = packet(message.name, message.payload);
      const patiently = COUNTS.has(message.name);
      return fanOut.each(gameId, seats.lines(gameId), (line) => line.send(packets, patiently));
    }
    case 'reveal': {
      const { event, leaderboard } = message;
      const own = (standing: Standing) => ownResult(standing, event.index);
      const reveal = withOwn('reveal', event, packet('leaderboard', leaderboard));
      return eachSeat(sources, gameId, own, reveal);
    }
    case 'finished':
      return eachSeat(sources, gameId, ownPlace, withOwn('finished', message.event));
    case 'removed': {
      const line = seats.get(gameId, message.playerId);
      if (line && (message.line === undefined || message.line === line.id))
        remove(line, message.reason);
    }
  }
}

/** They are in no hurry, and like to go out with something else: the last one of a question, with the results. */
const COUNTS: ReadonlySet<keyof SharedEvents> = new Set(['lobby', 'answers']);

/** Tells a player's line why it is let go of, and lets go. */
export function remove(line: PlayLine, reason: 'kicked' | 'replaced'): void {
  line.send(packet('removed', { reason }));
  line.disconnect();
}

const packet = (name: keyof PlayServerEvents, payload: object) =>
  pack(eventPacket(name, JSON.stringify(payload)));

/**
 * An event that carries, as `you`, what is a player's own. What all have in common is encoded once,
 * and so is every outcome, however many players share it.
 * @param after packets that follow the event, in the same write
 */
function withOwn(
  name: string,
  event: object,
  after?: Packets,
): (you: object | undefined) => Packets {
  const common = JSON.stringify(event);
  const outcomes = new Map<string, Packets>();
  return (you) => {
    const own = you ? JSON.stringify(you) : '';
    const known = outcomes.get(own);
    if (known) return known;
    const json = own ? `${common.slice(0, -1)},"you":${own}}` : common;
    const packets = pack(eventPacket(name, json));
    const all = after ? joined(packets, after) : packets;
    outcomes.set(own, all);
    return all;
  };
}

function eachSeat(
  { seats, fanOut, leaderboard }: PlayersSources,
  gameId: string,
  own: (standing: Standing) => object,
  packets: (you: object | undefined) => Packets,
): Promise<void> {
  async function* withStandings() {
    for (const playerIds of seats.pages(gameId, PAGE)) {
      const standings = await leaderboard().standings(gameId, playerIds);
      yield playerIds.map((playerId) => [playerId, standings.get(playerId)] as const);
    }
  }
  return fanOut.eachPage(gameId, withStandings(), ([playerId, standing]) =>
    // By now it may be another line, or none.
    seats.get(gameId, playerId)?.send(packets(standing && own(standing))),
  );
}

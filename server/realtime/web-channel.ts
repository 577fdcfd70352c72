import { lastGraded } from '../engine/state.ts';
import { type Channel, type DeliveredGame, type Delivery, WEB } from '../games/channel.ts';
import { isUnscored, type OwnSources, ownPlaces, ownResults } from '../games/own-results.ts';
import type { QuestionEvent, SharedEvents } from '../protocol/events.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import type { Barrier } from './barrier.ts';
import type { Coalescer } from './coalescer.ts';
import type { FanOut } from './fan-out.ts';
import type { HostsHere } from './hosts-here.ts';
import type { PlayLine } from './line.ts';
import { graceFor } from './line-clock.ts';
import { openIn } from './open-in.ts';
import { resultPackets, sharing, withOwn } from './own-packets.ts';
import { eventPacket, type Packets, pack, packet, pinging } from './packets.ts';
import { nextPing } from './pings.ts';
import type { PluginMessage, Relay, RelayedMessage } from './relay.ts';
import type { Seats } from './seats.ts';

/** Players whose own results are looked up at once. */
const PAGE = 500;

export interface WebChannelSources {
  coalescer: Coalescer;
  relay: Relay;
  barrier: Pick<Barrier, 'follow'>;
}

/** The channel of browsers and apps. Hosts and players get events from the process that has their socket. */
export class WebChannel implements Channel {
  readonly name = WEB;
  readonly title = 'browser';
  readonly #sources: WebChannelSources;

  constructor(sources: WebChannelSources) {
    this.#sources = sources;
  }

  async deliver(delivery: Delivery): Promise<void> {
    const { coalescer, relay, barrier } = this.#sources;
    const everybody = (
      name: keyof SharedEvents,
      { definition }: DeliveredGame,
      payload: { version: number },
    ) => {
      coalescer.reached(definition.id, payload.version);
      return relay.send({ type: 'shared', gameId: definition.id, name, payload });
    };

    switch (delivery.type) {
      case 'state':
        barrier.follow(delivery.game.definition.id, delivery.snapshot);
        return everybody('state', delivery.game, delivery.snapshot);
      case 'question':
        return everybody('question', delivery.game, delivery.event);
      case 'closed':
        return everybody('answers', delivery.game, delivery.event);
      case 'reveal': {
        const { game, event, leaderboard, badges } = delivery;
        const gameId = game.definition.id;
        coalescer.reached(gameId, event.version);
        const streakFrom = isUnscored(event) ? lastGraded(game.state) : undefined;
        return relay.send({
          type: 'reveal',
          gameId,
          event,
          leaderboard,
          ...(streakFrom !== undefined && { streakFrom }),
          ...(badges && { badges }),
        });
      }
      case 'finished': {
        const { game, event } = delivery;
        const gameId = game.definition.id;
        coalescer.reached(gameId, event.version);
        coalescer.forget(gameId);
        return relay.send({ type: 'finished', gameId, event });
      }
      case 'removed': {
        const { gameId, player, reason } = delivery;
        return relay.send({ type: 'removed', gameId, playerId: player.id, reason });
      }
      case 'time':
        return relay.send({
          type: 'time',
          gameId: delivery.gameId,
          playerId: delivery.player,
        });
      case 'admission':
        // Browsers and apps ask again by themselves.
        return;
    }
  }
}

export interface HereSources extends OwnSources {
  seats: Seats;
  hosts: HostsHere;
  fanOut: FanOut;
  /** Lets a game wait so many ms longer after a deadline than the server's grace. */
  waitLonger(gameId: string, by: number): void;
  /** The game as a player sees it; undefined for one who is not in it. */
  seenBy(gameId: string, playerId: string): Promise<Snapshot | undefined>;
}

/**
 * Brings the players and hosts of this process what is for them.
 * @returns the version that all of them have been told of, unless it was only a count
 */
export async function deliverHere(
  sources: HereSources,
  message: RelayedMessage,
): Promise<number | undefined> {
  const { seats, hosts, fanOut } = sources;
  const { gameId } = message;
  switch (message.type) {
    case 'shared': {
      const { name, payload } = message;
      hosts.emit(gameId, name, payload as never);
      if (name === 'question') return ask(sources, gameId, payload as QuestionEvent);
      const packets = packet(name, payload);
      // The last count of a question likes to come with the results.
      const patiently = name === 'answers';
      const open = name === 'state' ? openIn(payload as Snapshot) : undefined;
      await fanOut.each(gameId, seats.lines(gameId), (line) => {
        line.send(packets, patiently);
        if (open) line.clock.found(...open, performance.now());
      });
      return payload.version;
    }
    case 'count': {
      const { name, payload } = message.count;
      if (message.to === 'hosts') return void hosts.emit(gameId, name, payload as never);
      const packets = packet(name, payload);
      // Counts are in no hurry, and like to go out with something else.
      await fanOut.each(gameId, seats.lines(gameId), (line) => line.send(packets, true));
      return;
    }
    case 'reveal': {
      const { event, leaderboard, streakFrom, badges } = message;
      hosts.emit(gameId, 'reveal', event);
      hosts.emit(gameId, 'leaderboard', leaderboard);
      const own = (playerIds: string[]) =>
        ownResults(sources, gameId, { ...event, streakFrom, badges }, playerIds);
      await eachSeat(sources, gameId, own, resultPackets(event, leaderboard));
      return event.version;
    }
    case 'finished':
      hosts.emit(gameId, 'finished', message.event);
      await eachSeat(
        sources,
        gameId,
        (playerIds) => ownPlaces(sources, gameId, playerIds),
        sharing(withOwn('finished', message.event)),
      );
      return message.event.version;
    case 'waves': {
      const { to, event } = message;
      if (to === 'hosts') return void hosts.emit(gameId, 'waves', event);
      const packets = packet('waves', event);
      await fanOut.each(gameId, seats.lines(gameId), (line) => line.send(packets, true));
      return;
    }
    case 'sound':
      return void hosts.emit(gameId, 'sound', message.event);
    case 'waiting':
      return void hosts.emitToHosts(gameId, 'waiting', message.waiting);
    case 'removed': {
      const line = seats.get(gameId, message.playerId);
      if (line && (message.line === undefined || message.line === line.id))
        remove(line, message.reason);
      return;
    }
    case 'time':
      return tellOfTime(sources, gameId, message.playerId);
    case 'plugin':
      return tellOfPlugin(sources, message);
  }
}

/** Each line's own time begins with what goes out on it, and a ping behind tells what the way takes. */
async function ask(
  { seats, fanOut, waitLonger }: HereSources,
  gameId: string,
  question: QuestionEvent,
): Promise<number> {
  const ping = nextPing();
  const packets = packet('question', question);
  const withPing = pinging(packets, ping);
  let slowest = 0;
  await fanOut.each(gameId, seats.lines(gameId), (line) => {
    const { clock } = line;
    slowest = Math.max(slowest, clock.most);
    const { isNear } = clock;
    line.send(isNear ? packets : withPing);
    clock.asked(question.index, question.openedAt, performance.now(), isNear ? undefined : ping);
  });
  const grace = graceFor(slowest);
  if (grace !== undefined) waitLonger(gameId, grace);
  return question.version;
}

/** A player's own part goes to them alone; looked up when it is its turn, it is as new as all they have. */
async function tellOfTime(
  { seats, fanOut, seenBy }: HereSources,
  gameId: string,
  playerId: string,
): Promise<undefined> {
  if (!seats.get(gameId, playerId)) return;
  async function* seen() {
    const state = await seenBy(gameId, playerId);
    yield state ? [packet('state', state)] : [];
  }
  await fanOut.eachPage(gameId, seen(), (packets) => seats.get(gameId, playerId)?.send(packets));
}

/** An event of a plugin goes out after all that is under way: so all get everything in order. */
async function tellOfPlugin(
  { seats, hosts, fanOut }: HereSources,
  message: PluginMessage,
): Promise<undefined> {
  const { gameId, name, json } = message;
  const packets = pack(eventPacket(name, json));
  const send = (line: PlayLine) => line.send(packets);
  if ('playerId' in message) {
    const { playerId } = message;
    const seat = function* () {
      const line = seats.get(gameId, playerId);
      if (line) yield line;
    };
    await fanOut.each(gameId, seat(), send);
    return;
  }
  // Hosts know events of plugins by their names only.
  const event = [gameId, name as never, JSON.parse(json) as never] as const;
  if (message.to === 'hosts') hosts.emitToHosts(...event);
  if (message.to === 'everybody') hosts.emit(...event);
  if (message.to !== 'hosts') await fanOut.each(gameId, seats.lines(gameId), send);
}

/** Tells a player's line why it is let go of, and lets go. */
export function remove(line: PlayLine, reason: 'kicked' | 'replaced' | 'closed'): void {
  line.send(packet('removed', { reason }));
  line.disconnect();
}

/** @param own looks up what is these players' own */
function eachSeat<View>(
  { seats, fanOut }: HereSources,
  gameId: string,
  own: (playerIds: string[]) => Promise<Map<string, View>>,
  packets: (you: View | undefined) => Packets,
): Promise<void> {
  async function* withOwnViews() {
    for (const playerIds of seats.pages(gameId, PAGE)) {
      const views = await own(playerIds);
      yield playerIds.map((playerId) => [playerId, views.get(playerId)] as const);
    }
  }
  return fanOut.eachPage(gameId, withOwnViews(), ([playerId, view]) =>
    // By now it may be another line, or none.
    seats.get(gameId, playerId)?.send(packets(view)),
  );
}

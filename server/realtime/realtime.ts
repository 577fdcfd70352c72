import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { Gauge, type Registry as Metrics } from 'prom-client';
import { Server, type Socket } from 'socket.io';
import type { Settings } from '../../config/settings.ts';
import type { Games } from '../games/contract.ts';
import type { HookRunner } from '../hooks.ts';
import { durations } from '../metrics/durations.ts';
import type { Leaderboard } from '../services.ts';
import type { Sessions } from '../sessions/contract.ts';
import type { Store } from '../store/contract.ts';
import type { Tokens } from '../tokens.ts';
import type { ClusterAdapter } from './adapter.ts';
import { CALM, Coalescer, PROMPT } from './coalescer.ts';
import type { EventDeclaration } from './declare.ts';
import { openDirectly } from './direct/door.ts';
import { MAX_MESSAGE } from './direct/frame-socket.ts';
import { Dispatcher } from './dispatch.ts';
import { addHostActions, type HostConnection, type HostNamespace, hostedBy } from './host.ts';
import { Allowance, GuessLimiter } from './limiter.ts';
import { type PlayLine, socketLine } from './line.ts';
import { corsOrigin, originAllowed } from './origin.ts';
import { PLAY } from './packets.ts';
import { addPlayActions, type PlayConnection, seatOf } from './play.ts';
import { clusterRelay, localRelay, type RelayedMessage } from './relay.ts';
import { hostRoom } from './rooms.ts';
import { Seats } from './seats.ts';
import { letGoOfRequest } from './slim.ts';
import { deliverHere, WebChannel } from './web-channel.ts';

export interface RealtimeSources {
  server: HttpServer;
  settings: Settings;
  store: Store;
  games: Games;
  tokens: Tokens;
  sessions: Sessions;
  hooks: HookRunner;
  leaderboard(): Leaderboard;
  /** What connects this process with others; none when it is alone. */
  adapter?: ClusterAdapter | undefined;
  metrics: Metrics;
  log: Logger;
}

/** The sockets: namespaces /play and /host. */
export interface Realtime {
  readonly io: Server;
  readonly channel: WebChannel;
  /** Adds a plugin's event to a namespace. @throws Error when the name is taken */
  declare(event: EventDeclaration): void;
  /** Cuts off the hosts of a game, in all processes: they have to attach anew. */
  dropHosts(gameId: string): void;
  sockets(): { play: number; host: number };
  /** Finishes the acks under way, then closes every connection so that clients come back elsewhere. */
  close(): Promise<void>;
}

/** Opens the sockets on an HTTP server. */
export function openRealtime(sources: RealtimeSources): Realtime {
  const { server, settings, store, games, tokens, sessions, hooks, adapter, metrics, log } =
    sources;
  const allowed = (request: IncomingMessage) => originAllowed(settings, request);
  const io = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE,
    cors: { origin: corsOrigin(settings) },
    allowRequest: (request, decide) => decide(null, allowed(request)),
  });
  adapter?.attach(io);
  const play = io.of(PLAY);
  const host: HostNamespace = io.of('/host');
  const seats = new Seats();
  const guesses = new GuessLimiter();
  const here = (message: RelayedMessage) =>
    deliverHere({ seats, leaderboard: sources.leaderboard }, message);
  const relay = adapter
    ? clusterRelay(
        play,
        (gameId) => seats.has(gameId),
        here,
        (error) => log.error({ err: error }, 'a relayed message failed'),
      )
    : localRelay(here);
  const coalescer = new Coalescer(store, [
    {
      name: 'players',
      send: (gameId, event) => relay.send({ type: 'shared', gameId, ...event }),
      ...CALM,
    },
    {
      name: 'hosts',
      send: (gameId, { name, payload }) =>
        void host.to(hostRoom(gameId)).emit(name, payload as never),
      ...PROMPT,
    },
  ]);
  const took = durations(metrics, {
    name: 'qrush_event_seconds',
    help: 'Time from a socket event to its ack',
    label: 'event',
    bounds: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
  });
  new Gauge({
    name: 'qrush_sockets',
    help: 'Open sockets',
    labelNames: ['namespace'],
    registers: [metrics],
    collect() {
      this.set({ namespace: 'play' }, players);
      this.set({ namespace: 'host' }, host.sockets.size);
    },
  });

  const playDispatcher = new Dispatcher<PlayConnection>(log, took, ({ line }) =>
    line.disconnect(true),
  );
  const hostDispatcher = new Dispatcher<HostConnection>(log, took, ({ socket }) =>
    socket.disconnect(true),
  );
  addPlayActions(playDispatcher, { games, tokens, sessions, guesses, seats, relay });
  addHostActions(hostDispatcher, { games, tokens, sessions, guesses });

  const leaving = new Set<NodeJS.Timeout>();
  /** A player who lost the connection is waited for a while: it may be a reload. */
  const waitFor = ({ seat, line }: PlayConnection): void => {
    if (!seat) return;
    seats.leave(seat.gameId, seat.playerId, line);
    const timer = setTimeout(() => {
      leaving.delete(timer);
      games
        .disconnect(seat.gameId, seat.playerId, line.id)
        .catch((error) => log.warn({ err: error }, 'a player could not be marked absent'));
    }, settings.presenceGrace);
    leaving.add(timer);
  };

  /** Players who are connected, in whichever way. */
  let players = 0;
  const enter = (line: PlayLine, address: string): PlayConnection => {
    players += 1;
    return { line, address, allowance: new Allowance() };
  };
  const leave = (connection: PlayConnection): void => {
    players -= 1;
    waitFor(connection);
  };
  const direct = openDirectly<PlayConnection>(io, allowed, {
    connected: (line, { forwardedFor, remoteAddress }) =>
      enter(line, addressOf(settings, forwardedFor, remoteAddress)),
    event: (connection, name, payload, ack) =>
      playDispatcher.receive(connection, name, payload, ack),
    disconnected: leave,
  });
  play.on('connection', (socket) => {
    const connection = enter(socketLine(socket), addressIn(settings, socket));
    letGoOfRequest(socket);
    playDispatcher.attach(socket, connection);
    socket.on('disconnect', () => leave(connection));
  });
  host.on('connection', (socket) => {
    const address = addressIn(settings, socket);
    letGoOfRequest(socket);
    hostDispatcher.attach(socket, { socket, address, allowance: new Allowance() });
  });

  const observed = hooks.for('realtime');
  observed.observe('player:joined', ({ game, player }) =>
    coalescer.joined(game.id, player.nickname),
  );
  observed.observe('player:removed', ({ game }) => coalescer.left(game.id));
  observed.observe('answer:accepted', ({ game, question }) =>
    coalescer.answered(game.id, question),
  );

  return {
    io,
    channel: new WebChannel({ host, coalescer, relay }),
    declare({ namespace, name, schema, handle }) {
      if (namespace === 'play') {
        playDispatcher.add(name, {
          schema,
          handle: (connection, payload) => handle(payload, seatOf(connection)),
        });
      } else {
        hostDispatcher.add(name, {
          schema,
          handle: (connection, payload) => handle(payload, { gameId: hostedBy(connection) }),
        });
      }
    },
    dropHosts: (gameId) => host.in(hostRoom(gameId)).disconnectSockets(true),
    sockets: () => ({ play: players, host: host.sockets.size }),
    async close() {
      await Promise.all([playDispatcher.drain(), hostDispatcher.drain()]);
      coalescer.close();
      for (const timer of leaving) clearTimeout(timer);
      direct.close();
      // Closing the transport, not the namespace: that is what makes a client reconnect by itself.
      await io.close();
      for (const timer of leaving) clearTimeout(timer);
    },
  };
}

/** Behind a proxy of ours, the client is the address that this proxy saw: the last one named. */
function addressOf(
  settings: Settings,
  forwardedFor: string | string[] | undefined,
  remoteAddress: string,
): string {
  const forwarded = settings.trustProxy ? forwardedFor : undefined;
  return [forwarded].flat().at(-1)?.split(',').at(-1)?.trim() || remoteAddress;
}

const addressIn = (settings: Settings, { handshake }: Socket): string =>
  addressOf(settings, handshake.headers['x-forwarded-for'], handshake.address);

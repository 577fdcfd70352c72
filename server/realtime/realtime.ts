import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { Gauge, type Registry as Metrics } from 'prom-client';
import { Server, type Socket } from 'socket.io';
import type { Settings } from '../../config/settings.ts';
import { slotBefore } from '../engine/asking.ts';
import type { Games } from '../games/contract.ts';
import type { SnapshotSources } from '../games/snapshot.ts';
import type { HookRunner } from '../hooks.ts';
import type { Limits } from '../limits/limits.ts';
import { durations } from '../metrics/durations.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import type { Leaderboard } from '../services.ts';
import type { Sessions } from '../sessions/contract.ts';
import type { Store } from '../store/contract.ts';
import type { Tokens } from '../tokens.ts';
import { Absences } from './absences.ts';
import type { ClusterAdapter } from './adapter.ts';
import { addressOf } from './address.ts';
import { Arrivals } from './arrivals.ts';
import { Attention } from './attention.ts';
import { Barrier } from './barrier.ts';
import { Beacon } from './beacon.ts';
import { limitConnections } from './callers.ts';
import { catchUp, tellGone } from './catch-up.ts';
import { CALM, Coalescer, PROMPT } from './coalescer.ts';
import { addConsoleActions } from './console.ts';
import type { EventDeclaration } from './declare.ts';
import { BoundedWebSocketServer, MAX_MESSAGE } from './direct/bounded-web-socket.ts';
import type { DirectPlay } from './direct/direct-line.ts';
import { openDirectly } from './direct/door.ts';
import { Dispatcher } from './dispatch.ts';
import { countPackets } from './engine-count.ts';
import { FanOut } from './fan-out.ts';
import type { Gathered } from './gather.ts';
import {
  addHostActions,
  type HostConnection,
  type HostNamespace,
  type HostSocket,
  hostedBy,
} from './host.ts';
import { HostsHere } from './hosts-here.ts';
import { type PlayLine, socketLine } from './line.ts';
import { Loading } from './loading.ts';
import { Moves } from './moves.ts';
import { corsOrigin, originAllowed } from './origin.ts';
import { type Packets, PLAY, packet } from './packets.ts';
import { absent, addPlayActions, type PlayConnection, seatOf } from './play.ts';
import { type Pulsed, pulsed, QuickPulse } from './quick-pulse.ts';
import { clusterRelay, localRelay, type PluginMessage, type RelayedMessage } from './relay.ts';
import { hostRoom, screenRoom } from './rooms.ts';
import { addScreenActions, type Doors } from './screen.ts';
import { Seats } from './seats.ts';
import { Slices } from './slices.ts';
import { letGoOfRequest } from './slim.ts';
import { Spread, together } from './spread.ts';
import { WaitingLists } from './waiting-lists.ts';
import { Waves } from './waves.ts';
import { deliverHere, WebChannel } from './web-channel.ts';
import { welcomeAll } from './welcome.ts';

export interface RealtimeSources {
  server: HttpServer;
  settings: Settings;
  store: Store;
  games: Games;
  tokens: Tokens;
  sessions: Sessions;
  hooks: HookRunner;
  limits: Limits;
  /** The prefix of this process's line ids. */
  linePrefix: string;
  leaderboard: Leaderboard;
  types: SnapshotSources['types'];
  modes: SnapshotSources['modes'];
  doors: Doors;
  /** Asks every process something about a game. */
  ask(what: 'loading' | 'spread', about: string): Promise<Gathered>;
  /** Nobody loads what is shown with this question any more. */
  allLoaded(gameId: string, question: number): void;
  /** Calls back whenever the store was away and is back. */
  onStoreBack(listener: () => void): void;
  /** Connects this process with others; none when it is alone. */
  adapter?: ClusterAdapter | undefined;
  metrics: Metrics;
  log: Logger;
}

/** All namespaces. Plugins add events, not namespaces. */
const NAMESPACES: ReadonlySet<string> = new Set(['/', PLAY, '/host']);

/** The sockets: namespaces /play and /host. */
export interface Realtime {
  readonly io: Server;
  readonly channel: WebChannel;
  /** Adds a plugin's event to a namespace. @throws Error when the name is taken */
  declare(event: EventDeclaration): void;
  /** Brings an event of a plugin to whom it is for, in all processes. */
  tell(message: PluginMessage): Promise<void>;
  /** Cuts off the hosts and screens of a game, in all processes: they have to attach again. */
  dropHosts(gameId: string): void;
  sockets(): { play: number; host: number };
  /** How many clients here still load what is shown with a question. @param about as it was asked */
  loading(about: string): number;
  /** How answers that came here spread over the options of a question. @param about as it was asked */
  spread(about: string): number[] | null;
  /** Marks all players present who sit here, but for those who are back elsewhere. */
  restore(): Promise<void>;
  /** Lets go of at most so many players that a break does not harm; they come back. @returns how many */
  letGo(most: number): number;
  /** Finishes the acks under way, then closes every connection so that clients come back elsewhere. */
  close(): Promise<void>;
}

/** Opens the sockets on an HTTP server. */
export function openRealtime(sources: RealtimeSources): Realtime {
  const { server, settings, store, games, tokens, sessions, hooks, linePrefix } = sources;
  const { adapter, limits, metrics, log } = sources;
  const allowed = (request: IncomingMessage) => originAllowed(settings, request);
  const io = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE,
    wsEngine: BoundedWebSocketServer,
    cors: { origin: corsOrigin(settings) },
    allowRequest: (request, decide) => decide(null, allowed(request)),
  });
  countPackets(io, NAMESPACES);
  adapter?.attach(io);
  const play = io.of(PLAY);
  const host: HostNamespace = io.of('/host');
  welcomeAll(play);
  welcomeAll(host);
  const seats = new Seats();
  const slices = new Slices();
  const fanOut = new FanOut(slices);
  const hosts = new HostsHere(host);
  const { types, modes, leaderboard } = sources;
  const snapshots = { store, types, modes, leaderboard };
  const beacon = new Beacon<PlayLine>({
    games: () => new Set([...seats.games(), ...hosts.games()]),
    lines: (gameId) => seats.lines(gameId),
    state: (gameId) => store.games.state(gameId),
    catchUp: (gameId, state) =>
      catchUp({ ...snapshots, seats, hosts, attention, fanOut }, gameId, state),
    gone(gameId) {
      log.warn({ game: gameId }, 'a game is gone from the store; its players and hosts are told');
      tellGone({ seats, hosts }, gameId);
    },
    beatHosts: (gameId, version) => hosts.emit(gameId, 'beat', { version }),
    beat(quiet) {
      const packets = new Map<number, Packets>();
      void slices.each(quiet, ([line, version]) => {
        const beat = packets.get(version) ?? packet('beat', { version });
        packets.set(version, beat);
        line.send(beat);
      });
    },
    onError: (error) => log.debug({ err: error }, 'the games could not be looked at'),
  });
  const arrivals = new Arrivals();
  const pulse = new QuickPulse(arrivals);
  const hostPulses = new Map<string, Pulsed>();
  const attention = new Attention({
    pulse,
    seats,
    *hosts(gameId) {
      for (const id of hosts.sockets(gameId)) {
        const found = hostPulses.get(id);
        if (found) yield found;
      }
    },
  });
  const moves = new Moves(metrics, (line) => attention.spares(line));
  const loading = new Loading<PlayLine | HostSocket>();
  const barrier = new Barrier({
    ask: (gameId, question) => sources.ask('loading', about(gameId, question)),
    loaded: sources.allLoaded,
    onError: (error) => log.debug({ err: error }, 'it could not be asked who still loads'),
  });
  const here = async (message: RelayedMessage) => {
    attention.follow(message);
    if (message.type === 'shared' && message.name === 'state') {
      const { coming } = message.payload as Snapshot;
      if (coming?.loads) loading.begun(message.gameId, coming.index);
    }
    const waitLonger = (gameId: string, by: number) =>
      void games
        .waitFor(gameId, settings.answerGrace + by)
        .catch((error: unknown) => log.debug({ err: error }, 'a game does not wait longer'));
    const seenBy = (gameId: string, playerId: string) =>
      games.snapshot(gameId, { playerId }).catch(absent);
    const own = { ...snapshots, seats, hosts, fanOut, waitLonger, seenBy };
    const version = await deliverHere(own, message);
    if (version !== undefined) beacon.told(message.gameId, version);
  };
  const spread = new Spread(types);
  const relay = adapter
    ? clusterRelay(
        play,
        (gameId) => seats.has(gameId) || hosts.has(gameId),
        here,
        (error) => log.error({ err: error }, 'a relayed message failed'),
      )
    : localRelay(here);
  const coalescer = new Coalescer(store, [
    {
      name: 'players',
      send: (gameId, count) => relay.send({ type: 'count', gameId, to: 'players', count }),
      ...CALM,
    },
    {
      name: 'hosts',
      send: (gameId, count) => relay.send({ type: 'count', gameId, to: 'hosts', count }),
      ...PROMPT,
    },
  ]);
  const waves = new Waves(store, (gameId, to, event) =>
    relay.send({ type: 'waves', gameId, to, event }),
  );
  const waitingLists = new WaitingLists(sessions.waiting, (gameId, waiting) =>
    relay.send({ type: 'waiting', gameId, waiting }),
  );
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

  const playDispatcher = new Dispatcher<PlayConnection>(log, took);
  const hostDispatcher = new Dispatcher<HostConnection>(log, took);
  // Clients enter it by mistake, or by default. There is nothing to be done in it.
  const rootDispatcher = new Dispatcher<Socket>(log, took);
  io.on('connection', (socket) => rootDispatcher.attach(socket, socket));
  const known = { games, tokens, sessions, beacon, attention };
  addPlayActions(playDispatcher, {
    ...known,
    limits,
    seats,
    relay,
    coalescer,
    waves,
    loading,
    arrivals,
  });
  addHostActions(hostDispatcher, { ...known, guesses: limits.guesses });
  addConsoleActions(hostDispatcher, {
    games,
    relay,
    spread: async (gameId, question) =>
      together((await sources.ask('spread', about(gameId, question))).answers),
  });
  addScreenActions(hostDispatcher, {
    ...known,
    guesses: limits.guesses,
    doors: sources.doors,
    loading,
  });

  const absences = new Absences({
    games,
    now: () => store.now(),
    grace: settings.presenceGrace,
    lobbyGrace: settings.lobbyGrace,
    log,
  });

  /** Players who are connected, in whichever way. */
  let players = 0;
  const enter = (line: PlayLine, address: string): PlayConnection => {
    players += 1;
    moves.entered(line);
    return { line, guesser: limits.guesser(address) };
  };
  const leave = ({ seat, line }: PlayConnection): void => {
    players -= 1;
    moves.left(line);
    attention.left(line);
    if (!seat) return;
    seats.leave(seat.gameId, seat.playerId, line);
    loading.left(seat.gameId, line);
    absences.lost({ ...seat, connection: line.id });
  };
  const lines: DirectPlay<PlayConnection> = {
    connected: (line, { forwardedFor, remoteAddress }) =>
      enter(line, addressOf(settings, forwardedFor, remoteAddress)),
    event: (connection, name, payload, ack) =>
      playDispatcher.receive(connection, name, payload, ack),
    disconnected: leave,
  };
  const direct = openDirectly(io, allowed, linePrefix, NAMESPACES, lines, slices);
  const callers = limitConnections(io, settings, limits);
  play.on('connection', (socket) => {
    const connection = enter(socketLine(linePrefix, socket), addressIn(settings, socket));
    letGoOfRequest(socket);
    playDispatcher.attach(socket, connection);
    socket.on('disconnect', () => leave(connection));
  });
  host.on('connection', (socket) => {
    const guesser = limits.guesser(addressIn(settings, socket));
    letGoOfRequest(socket);
    const own = pulsed(socket);
    hostPulses.set(socket.id, own);
    const connection: HostConnection = { socket, pulse: own, guesser };
    hostDispatcher.attach(socket, connection);
    socket.on('disconnect', () => {
      if (connection.screen !== undefined) loading.left(connection.screen, socket);
      hostPulses.delete(socket.id);
      attention.left(own);
    });
  });

  const observed = hooks.for('realtime');
  observed.observe('player:joined', ({ game, player }) =>
    coalescer.joined(game.id, player.nickname),
  );
  observed.observe('player:removed', ({ game, player }) =>
    coalescer.left(game.id, player.nickname),
  );
  observed.observe('waiting:changed', ({ gameId }) => waitingLists.changed(gameId));
  observed.observe('asked:answered', ({ game, question }) =>
    coalescer.answered(game.id, slotBefore(question)),
  );
  observed.observe('answer:accepted', ({ game, question, value }) => {
    coalescer.answered(game.id, question);
    spread.answered(game, question, value);
  });

  adapter?.onBack(() => void beacon.back());
  sources.onStoreBack(() => void beacon.back());
  beacon.start();

  return {
    io,
    channel: new WebChannel({ coalescer, relay, barrier }),
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
    tell: (message) => relay.send(message),
    dropHosts: (gameId) => host.in([hostRoom(gameId), screenRoom(gameId)]).disconnectSockets(true),
    sockets: () => ({ play: players, host: host.sockets.size }),
    async restore() {
      await Promise.all(
        Array.from(seats.all(), ({ gameId, playerId, line }) =>
          store.players.restore(gameId, playerId, line.id),
        ),
      );
    },
    loading: (asked) => loading.waiting(...readAbout(asked)),
    spread: (asked) => spread.of(...readAbout(asked)),
    letGo: (most) => moves.letGo(most),
    async close() {
      await Promise.all([playDispatcher.drain(), hostDispatcher.drain()]);
      coalescer.close();
      barrier.close();
      waves.close();
      waitingLists.close();
      beacon.stop();
      absences.close();
      pulse.close();
      callers.close();
      direct.close();
      // Closing the transport, not the namespace: that is what makes a client reconnect by itself.
      await io.close();
    },
  };
}

/** A question of a game, as processes ask one another about it. */
const about = (gameId: string, question: number): string => `${question} ${gameId}`;

function readAbout(asked: string): [gameId: string, question: number] {
  const [question, gameId = ''] = asked.split(' ');
  return [gameId, Number(question)];
}

const addressIn = (settings: Settings, { handshake }: Socket): string =>
  addressOf(settings, handshake.headers['x-forwarded-for'], handshake.address);

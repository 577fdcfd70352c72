import type { Namespace } from 'socket.io';
import type { BadgeRule } from '../games/badges.ts';
import type {
  FinishedEvent,
  LeaderboardEvent,
  RevealEvent,
  SharedEvents,
  SoundEvent,
  WavesEvent,
} from '../protocol/events.ts';
import type { WaitingView } from '../protocol/views.ts';
import type { Count } from './coalescer.ts';

/** A message for the sockets that each process holds itself: those of players and of hosts. */
export type RelayedMessage =
  | SharedMessage
  | RevealMessage
  | { type: 'finished'; gameId: string; event: FinishedEvent }
  | CountMessage
  | { type: 'waiting'; gameId: string; waiting: WaitingView[] }
  | { type: 'sound'; gameId: string; event: SoundEvent }
  | { type: 'waves'; gameId: string; to: 'players' | 'hosts'; event: WavesEvent }
  | RemovedMessage
  /** A player's own time is another one now. */
  | { type: 'time'; gameId: string; playerId: string }
  | PluginMessage;

/** Each process looks up the results of its own players. */
export interface RevealMessage {
  type: 'reveal';
  gameId: string;
  event: RevealEvent;
  leaderboard: LeaderboardEvent;
  /** The last question with right answers: left out where that is this one. */
  streakFrom?: number;
  /** Badges for players; left out for none. */
  badges?: BadgeRule[];
}

/** A player is no longer in the game, or no longer through this line. */
export interface RemovedMessage {
  type: 'removed';
  gameId: string;
  playerId: string;
  reason: 'kicked' | 'replaced';
  /** The line that is meant; any, where it is missing. */
  line?: string;
}

/** An event that is the same for everybody in a game. */
export interface SharedMessage {
  type: 'shared';
  gameId: string;
  name: keyof SharedEvents;
  payload: { version: number };
}

/** An event of a plugin: to everybody in a game, to its players or hosts, or to one player. */
export type PluginMessage = {
  type: 'plugin';
  gameId: string;
  name: `${string}:${string}`;
  /** The content. */
  json: string;
} & ({ to: 'players' | 'hosts' | 'everybody' } | { playerId: string });

/** How many have joined or answered: it says nothing of what its version brought. */
export interface CountMessage {
  type: 'count';
  gameId: string;
  to: 'players' | 'hosts';
  count: Count;
}

type Handler = (message: RelayedMessage) => Promise<void> | void;

/** Hands a message to every process of the cluster, this one included. */
export interface Relay {
  send(message: RelayedMessage): Promise<void>;
}

/** The relay of a single process. */
export const localRelay = (handle: Handler): Relay => ({
  async send(message) {
    await handle(message);
  },
});

/**
 * The relay of many: what a process sends, it handles itself, and the others soon after, in order. All
 * of them hear of all games; what is not for a game of theirs is not even read.
 * @param concerns whether anybody in this process has to do with a game
 * @param onError a message of another process could not be handled here
 */
export function clusterRelay(
  namespace: Namespace,
  concerns: (gameId: string) => boolean,
  handle: Handler,
  onError: (error: unknown) => void,
): Relay {
  const server = namespace as unknown as Namespace<
    object,
    object,
    { relay(gameId: string, message: string): void }
  >;
  server.on('relay', (gameId: string, message: string) => {
    if (!concerns(gameId)) return;
    Promise.resolve(handle(JSON.parse(message) as RelayedMessage)).catch(onError);
  });
  return {
    async send(message) {
      server.serverSideEmit('relay', message.gameId, JSON.stringify(message));
      if (concerns(message.gameId)) await handle(message);
    },
  };
}

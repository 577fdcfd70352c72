import type { Namespace, Socket } from 'socket.io';
import { QRushError } from '../errors.ts';
import type { Games, HostCommand } from '../games/contract.ts';
import type { Tokens } from '../tokens.ts';
import { action, type Dispatcher } from './dispatch.ts';
import { type HostClientEvents, type HostServerEvents, hostRequests } from './events.ts';
import { type GuessLimiter, guarded } from './limiter.ts';
import { hostRoom } from './rooms.ts';

export type HostSocket = Socket<HostClientEvents, HostServerEvents>;
export type HostNamespace = Namespace<HostClientEvents, HostServerEvents>;

/** A host's socket (console, big screen, remote), and the game it may steer once attached. */
export interface HostConnection {
  socket: HostSocket;
  address: string;
  gameId?: string;
}

export interface HostSources {
  games: Games;
  tokens: Tokens;
  guesses: GuessLimiter;
}

const COMMANDS = ['start', 'next', 'pause', 'resume', 'skip', 'end'] as const;

/** Teaches the dispatcher what hosts may do. */
export function addHostActions(dispatcher: Dispatcher<HostConnection>, sources: HostSources): void {
  const { games, tokens, guesses } = sources;
  const answer = async (gameId: string) => ({
    state: await games.snapshot(gameId, { host: true }),
  });
  const command = async (connection: HostConnection, event: HostCommand) => {
    const gameId = hostedBy(connection);
    await games.command(gameId, event);
    return answer(gameId);
  };

  dispatcher.add(
    'attach',
    action(hostRequests.attach, async (connection: HostConnection, { pin, hostToken }) => {
      const id = await guarded(guesses, connection.address, async () => {
        const game = await games.find(pin);
        if (!tokens.isHost(game.id, hostToken)) throw new QRushError('NOT_HOST');
        return game.id;
      });
      if (connection.gameId !== undefined)
        await connection.socket.leave(hostRoom(connection.gameId));
      connection.gameId = id;
      await connection.socket.join(hostRoom(id));
      return answer(id);
    }),
  );
  for (const type of COMMANDS) {
    dispatcher.add(
      type,
      action(hostRequests[type], (connection: HostConnection) => command(connection, { type })),
    );
  }
  dispatcher.add(
    'lock',
    action(hostRequests.lock, (connection: HostConnection, { locked }) =>
      command(connection, { type: 'lock', locked }),
    ),
  );
  dispatcher.add(
    'kick',
    action(hostRequests.kick, async (connection: HostConnection, { playerId }) => {
      const gameId = hostedBy(connection);
      await games.kick(gameId, playerId);
      return answer(gameId);
    }),
  );
}

/** @throws QRushError `NOT_HOST` */
export function hostedBy(connection: HostConnection): string {
  if (connection.gameId === undefined) throw new QRushError('NOT_HOST');
  return connection.gameId;
}

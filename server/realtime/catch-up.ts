import { withheld } from '../engine/hold.ts';
import type { State } from '../engine/state.ts';
import { ownState, type SnapshotSources, snapshot } from '../games/snapshot.ts';
import type { Player } from '../store/contract.ts';
import type { Attention } from './attention.ts';
import type { FanOut } from './fan-out.ts';
import type { HostsHere } from './hosts-here.ts';
import { openIn } from './open-in.ts';
import { withOwn } from './own-packets.ts';
import type { Seats } from './seats.ts';
import { remove } from './web-channel.ts';

/** Players whose own state is looked up at once. */
const PAGE = 250;

export interface CatchUpSources extends SnapshotSources {
  seats: Seats;
  hosts: HostsHere;
  attention: Attention;
  fanOut: FanOut;
}

/**
 * Sends all players and hosts of this process a snapshot of the game: they have missed something.
 * Players get what is their own with it.
 * @returns the version that they have now
 */
export async function catchUp(
  sources: CatchUpSources,
  gameId: string,
  current: State,
): Promise<number> {
  const { store, seats, hosts, attention, fanOut } = sources;
  const definition = await store.games.definition(gameId);
  const state = withheld(current);
  if (!definition) return state.version;
  const shown = await snapshot(sources, definition, state);
  attention.caughtUp(gameId, shown);
  hosts.emit(gameId, 'state', shown);
  const packets = withOwn('state', shown);
  const own = (player: Player) => ownState(sources, { definition, state }, player, shown);
  async function* withOwnStates() {
    for (const playerIds of seats.pages(gameId, PAGE)) {
      yield await Promise.all(
        playerIds.map(async (playerId) => {
          const player = await store.players.get(gameId, playerId);
          return [playerId, player && (await own(player))] as const;
        }),
      );
    }
  }
  const open = openIn(shown);
  await fanOut.eachPage(gameId, withOwnStates(), ([playerId, own]) => {
    const line = seats.get(gameId, playerId);
    line?.send(packets(own));
    if (open) line?.clock.found(...open, performance.now());
  });
  return shown.version;
}

/** Tells everybody in this process that the game is no longer there, and lets go of them. */
export function tellGone(
  { seats, hosts }: Pick<CatchUpSources, 'seats' | 'hosts'>,
  gameId: string,
) {
  hosts.emit(gameId, 'removed', { reason: 'closed' });
  hosts.forget(gameId);
  for (const line of [...seats.lines(gameId)]) remove(line, 'closed');
}

import type { WaitingRoom } from './waiting/contract.ts';

/**
 * Decides who may be in a game, beyond its door and its tokens, for all processes at once. A token
 * itself is a signature and is kept nowhere (see tokens.ts).
 */
export interface Sessions {
  /**
   * Keeps a player out for as long as the game can live: the token, the nickname and the device. A game
   * remembers {@link MOST_BANNED}; then it forgets the one banned first.
   */
  ban(gameId: string, playerId: string, known?: Known): Promise<void>;
  /** Forgets that a player was banned. */
  unban(gameId: string, playerId: string): Promise<void>;
  isBanned(gameId: string, playerId: string): Promise<boolean>;
  /** Whether a newcomer has the name or the device of a player who was banned. */
  isBarred(gameId: string, newcomer: Omit<Known, 'nickname'>): Promise<boolean>;
  /** The banned players, the latest last; at most {@link LISTED}. */
  banned(gameId: string): Promise<{ id: string; nickname: string }[]>;
  /** The number of the game's host token that is good, from 0. */
  hostEdition(gameId: string): Promise<number>;
  /** Makes the next host token the good one. @returns its number */
  rotateHost(gameId: string): Promise<number>;
  /** Forgets all that is remembered of a game. */
  forget(gameId: string): Promise<void>;
  /** People who wait to be let in. */
  readonly waiting: WaitingRoom;
  close(): Promise<void>;
}

/** By what a player is known again without the token. */
export interface Known {
  /** As it is shown. */
  nickname: string;
  /** The keys that nicknames are compared by. */
  names: readonly string[];
  device?: string | undefined;
}

/** ms that this is remembered after the last change: longer than a game lives. */
export const REMEMBERED = 7 * 24 * 3_600_000;

/** Bans of one game that are remembered. */
export const MOST_BANNED = 1000;

/** Bans that are listed. */
export const LISTED = 50;

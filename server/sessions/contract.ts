/**
 * What makes a game's tokens void before their time, for all processes at once. A token itself is a
 * signature and is kept nowhere (see tokens.ts).
 */
export interface Sessions {
  /** The player's token is of no more use, for as long as the game can live. */
  ban(gameId: string, playerId: string): Promise<void>;
  isBanned(gameId: string, playerId: string): Promise<boolean>;
  /** Which of the game's host tokens is good: they are numbered from 0. */
  hostEdition(gameId: string): Promise<number>;
  /** Makes the next host token the good one. @returns its number */
  rotateHost(gameId: string): Promise<number>;
  close(): Promise<void>;
}

/** ms that this is remembered after the last change: longer than a game lives. */
export const REMEMBERED = 7 * 24 * 3_600_000;

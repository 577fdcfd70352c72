/** The room of a game's players, in /play. */
export const gameRoom = (gameId: string): string => `game:${gameId}`;

/** The room of a game's hosts and big screens, in /host. */
export const hostRoom = (gameId: string): string => `host:${gameId}`;

/** The room of a game's hosts and big screens, in /host. Players have seats instead: seats.ts. */
export const hostRoom = (gameId: string): string => `host:${gameId}`;

/** The room of a game's hosts, in /host. Players have seats instead: seats.ts. */
export const hostRoom = (gameId: string): string => `host:${gameId}`;

/** The room of a game's big screens, in /host. They see what players see, and what hosts do not keep to themselves. */
export const screenRoom = (gameId: string): string => `screen:${gameId}`;

/** Ids of outbox items: the same message has the same id, also when it is asked for twice. */
export const questionItemId = (gameId: string, question: number, playerId: string): string =>
  `q.${gameId}.${question}.${playerId}`;

export const finalItemId = (gameId: string, playerId: string): string => `f.${gameId}.${playerId}`;

export const removalItemId = (gameId: string, playerId: string): string =>
  `k.${gameId}.${playerId}`;

/** The answer to one inbound message. @param message a pseudonym of its id */
export const replyItemId = (message: string): string => `r.${message}`;

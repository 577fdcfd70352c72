/** Extra time for single players, as factors of the time that everybody has. */
export const TIME_FACTORS = [1.25, 1.5, 2, 3] as const;

/** No extra time. */
export const USUAL_TIME = 1;

/**
 * When a question closes for one player, ms since the epoch.
 * @param factor the player's extra time, as `you.time` tells it
 */
export const ownEnd = (
  { openedAt, closesAt }: { openedAt: number; closesAt: number },
  factor: number = USUAL_TIME,
): number => openedAt + (closesAt - openedAt) * factor;

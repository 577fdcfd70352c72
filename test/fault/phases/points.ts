/**
 * A player's points for an answer: more with each question seen, so that none may count twice or be
 * left out.
 */
export const pointsOf = (right: boolean, seen: number): number => seen + (right ? 100 : 0);

/**
 * Everybody's points for the right answers of all: so a verdict may not be come to twice otherwise.
 */
export const sharedPoints = (right: number): number => right * 1000;

/** ms that the answer stands before the leaderboard, where the host says when the game goes on. */
const ANSWER = 7000;

/** Where the game goes on by itself, the part of that time which is the answer's. */
const PART = 0.55;

/** How long the moments of a reveal last. @param nextAt when the game goes on by itself @returns ms */
export function momentsOf(nextAt: number | undefined, now: number): { answer: number } {
  return { answer: nextAt === undefined ? ANSWER : Math.min(ANSWER, (nextAt - now) * PART) };
}

/** ms that the answer stands before what follows, where the host says when the game goes on. */
const ANSWER = 7000;

/** ms that a character of an explanation is read for, and what every one gets at least. */
const READING = 60;
const LEAST_READING = 6000;

/** Where the game goes on by itself, the part of that time which is the answer's, or the explanation's too. */
const PART = 0.55;

/**
 * How long the moments of a reveal last.
 * @param nextAt when the game goes on by itself
 * @param explanation empty where there is none
 * @returns ms
 */
export function momentsOf(
  nextAt: number | undefined,
  now: number,
  explanation = '',
): { answer: number; why: number } {
  const why = explanation === '' ? 0 : Math.max(LEAST_READING, explanation.length * READING);
  if (nextAt === undefined) return { answer: ANSWER, why };
  const left = nextAt - now;
  if (why === 0) return { answer: Math.min(ANSWER, left * PART), why };
  return { answer: Math.min(ANSWER, left * 0.3), why: Math.min(why, left * 0.45) };
}

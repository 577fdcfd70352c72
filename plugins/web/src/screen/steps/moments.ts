import type { RevealStep } from '../../../../../server/protocol/views.ts';

/** The moments of a reveal, in their order. */
export type Moment = 'answer' | RevealStep;

interface Told {
  explanation?: string | undefined;
  /** Anybody has points. */
  hasBoard: boolean;
}

/** ms that the answer stands before what comes next. */
const ANSWER = 7000;

/** ms to look up, and for a letter, as people read who listen as well. */
const LOOK = 4000;
const LETTER = 55;
const LONGEST = 25_000;

/** Of the time until the game moves on by itself, the part left for the last moment. */
const LAST = 0.35;

/**
 * How long each moment stands until the next one; the last one stays.
 * @param nextIn ms until the game moves on by itself; undefined where the host decides
 */
export function momentsOf(
  { explanation = '', hasBoard }: Told,
  nextIn: number | undefined,
): { moment: Moment; lasts: number }[] {
  const moments: { moment: Moment; lasts: number }[] = [{ moment: 'answer', lasts: ANSWER }];
  if (explanation !== '') {
    const lasts = Math.min(LONGEST, LOOK + LETTER * explanation.length);
    moments.push({ moment: 'explanation', lasts });
  }
  if (hasBoard) moments.push({ moment: 'board', lasts: 0 });
  const before = moments.slice(0, -1).reduce((sum, { lasts }) => sum + lasts, 0);
  const room = nextIn === undefined ? before : Math.max(0, nextIn) * (1 - LAST);
  const pace = before === 0 ? 1 : Math.min(1, room / before);
  return moments.map(({ moment, lasts }) => ({ moment, lasts: lasts * pace }));
}

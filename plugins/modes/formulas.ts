/** Points of a right answer by its time, as other quiz programs give them. */

/** A formula's input for a right answer. */
interface Right {
  /** ms from the opening to the answer. */
  elapsed: number;
  /** ms the question was open. */
  limit: number;
  /** Points of an answer as right as this one, if it were given at once. */
  points: number;
  /** Right answers in a row before it. */
  streak: number;
  /** Questions of the game. */
  questions: number;
}

/** ms in which an answer counts as given at once, by Kahoot!'s formula. */
const AT_ONCE = 500;

/** Quizler's least points of a right answer, as a share; its bonus, and until when it is given. */
const QUIZLER = { least: 0.1, bonus: 0.2, until: 0.1 };

/** All bonuses of a quiz stay below the half of a question: no speed makes up for a right answer. */
const SENDSTEPS = { most: 499, share: 0.499, streak: 5 };

const gone = ({ elapsed, limit }: Right): number => Math.min(1, elapsed / limit);

export const formulas = {
  /** All points at once, half of them at the deadline. */
  classic: (right: Right) => Math.round((1 - gone(right) / 2) * right.points),
  /** The same, and all points within the first half second. */
  kahoot: (right: Right) =>
    right.elapsed < AT_ONCE ? right.points : Math.round((1 - gone(right) / 2) * right.points),
  /** From all points at once to none at the deadline, cut to whole ones. */
  classquiz: (right: Right) => Math.trunc(right.points * (1 - gone(right))),
  /** The same, rounded. */
  razzia: (right: Right) => Math.round(right.points * (1 - gone(right))),
  /** From all points to a tenth of them, and a fifth more in the first tenth of the time. */
  quizler(right: Right) {
    const { points } = right;
    const least = Math.round(points * QUIZLER.least);
    const bonus = gone(right) <= QUIZLER.until ? Math.round(points * QUIZLER.bonus) : 0;
    return least + Math.trunc((points - least) * (1 - gone(right))) + bonus;
  },
  /** The same points for all, and bonuses that all together are worth less than half a question. */
  sendsteps(right: Right) {
    const { points, streak, questions } = right;
    const most = Math.min(SENDSTEPS.most, Math.floor(points * SENDSTEPS.share));
    const half = most / 2 / questions;
    const row = Math.min(streak, SENDSTEPS.streak) / SENDSTEPS.streak;
    return points + Math.floor(half * (1 - gone(right)) + half * row);
  },
} satisfies Record<string, (right: Right) => number>;

/** The formulas that a host may choose. */
export const FORMULAS = Object.keys(formulas) as [Formula, ...Formula[]];
export type Formula = keyof typeof formulas;

import { single } from '../../../support/quizzes.ts';
import type { Rules } from './counted.ts';
import type { Scenario } from './scenario.ts';

/** Three options become buttons, four a list: by turns. */
const OPTIONS = [
  ['Red', 'Green', 'Blue', 'Cyan'],
  ['North', 'East', 'South'],
];
const POINTS = 1000;

type Size = Pick<Scenario, 'questions' | 'limit'>;

const optionsOf = (index: number): string[] => OPTIONS[index % OPTIONS.length] ?? [];

/** The quiz of a scenario. */
export const quizOf = ({ questions, limit }: Size) => ({
  title: 'A scenario',
  questions: Array.from({ length: questions }, (_, index) =>
    single(`Question ${index + 1}?`, index % 3, {
      options: optionsOf(index),
      points: POINTS,
      limit,
    }),
  ),
});

/** The worth of its answers. */
export const rulesOf = ({ questions, limit }: Size): Rules =>
  Array.from({ length: questions }, (_, index) => ({
    limit,
    points: POINTS,
    right: optionsOf(index)[index % 3] ?? '',
  }));

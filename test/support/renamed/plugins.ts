import match from '../../../plugins/match/index.ts';
import classic from '../../../plugins/modes/classic.ts';
import order from '../../../plugins/order/index.ts';
import point from '../../../plugins/point/index.ts';
import questionTypes from '../../../plugins/question-types/index.ts';
import starterQuizzes from '../../../plugins/starter-quizzes/index.ts';
import { builtIn } from '../../../server/built-in.ts';
import {
  type AnyPlugin,
  definePlugin,
  type GameMode,
  type QuestionType,
} from '../../../server/plugin.ts';
import { nameHere, quizHere } from './names.ts';

const renamedRules = definePlugin({
  name: 'renamed-rules',
  async setup({ questionTypes: types, modes }) {
    const { classic: mode, ...all } = await import('./rules.ts');
    const { href } = new URL('./rules.ts', import.meta.url);
    for (const type of Object.values(all)) types.register(type as unknown as QuestionType, href);
    modes.register(mode as unknown as GameMode, href);
  },
});

const starterQuizzesHere: typeof starterQuizzes = {
  ...starterQuizzes,
  setup: (ctx) =>
    starterQuizzes.setup({
      ...ctx,
      quizzes: { ...ctx.quizzes, add: (quiz, slug) => ctx.quizzes.add(quizHere(quiz), slug) },
    }),
};

/** Those whose items have other names, or that use the built-in names. */
const replaced: unknown[] = [questionTypes, order, match, point, classic, starterQuizzes];

/** The built-in plugins as a test's server loads them. */
export const builtInHere: AnyPlugin[] =
  nameHere('classic') === 'classic'
    ? builtIn
    : [...builtIn.filter((plugin) => !replaced.includes(plugin)), renamedRules, starterQuizzesHere];

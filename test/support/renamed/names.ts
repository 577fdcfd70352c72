/**
 * In `npm run test:renamed` the built-in question types and modes have other names. No core, page or
 * chat may know a name: so the tests of whole games pass all the same.
 */
export const isRenamed = process.env.QRUSH_TEST_RENAMED === '1';

const BUILT_IN = [
  'single',
  'multiple',
  'boolean',
  'text',
  'number',
  'order',
  'match',
  'point',
  'classic',
];

/** The other name of a built-in question type or mode. */
export const otherName = (name: string): string => `other-${name}`;

/** The name of a question type or mode in this run. */
export const nameHere = (name: string): string =>
  isRenamed && BUILT_IN.includes(name) ? otherName(name) : name;

/** A quiz with its question types as they are called in this run; what is no quiz stays as it is. */
export function quizHere<Quiz>(quiz: Quiz): Quiz {
  const { questions } = Object(quiz) as { questions?: unknown };
  if (!isRenamed || !Array.isArray(questions)) return quiz;
  return {
    ...quiz,
    questions: questions.map((question) =>
      typeof question?.type === 'string'
        ? { ...question, type: nameHere(question.type) }
        : question,
    ),
  };
}

import type { QuestionView } from '../../../../server/protocol/views.ts';

/** The letter of an option: A for 0. */
export const letterOf = (index: number): string => String.fromCharCode(65 + (index % 26));

/** What a question offers to choose from; undefined when the answer is typed. */
export function choicesOf(question: QuestionView): string[] | undefined {
  if (question.type === 'boolean') return question.options ?? ['True', 'False'];
  return question.options;
}

/** The value that choosing an option sends. */
export const answerFor = (question: QuestionView, option: number): number | boolean =>
  question.type === 'boolean' ? option === 0 : option;

/** The options that `reveal.correct` names; empty for questions without options. */
export function rightOptions(question: QuestionView, correct: unknown): number[] {
  if (question.type === 'boolean') return [correct === true ? 0 : 1];
  if (!question.options) return [];
  const indexes: unknown[] = Array.isArray(correct) ? correct : [correct];
  return indexes.filter((index) => typeof index === 'number');
}

/** The right answer in words, from `reveal.correct`. */
export function rightAnswer(question: QuestionView, correct: unknown): string {
  const choices = choicesOf(question);
  if (choices) {
    return rightOptions(question, correct)
      .map((index) => choices[index] ?? '')
      .join(', ');
  }
  return Array.isArray(correct) ? String(correct[0] ?? '') : String(correct);
}

/** A player's own answer in words. */
export function answerText(question: QuestionView, value: unknown): string {
  const choices = choicesOf(question);
  if (!choices) return String(value);
  const chosen: unknown[] = Array.isArray(value)
    ? value
    : [value === true ? 0 : value === false ? 1 : value];
  return chosen.map((index) => choices[Number(index)] ?? '').join(', ');
}

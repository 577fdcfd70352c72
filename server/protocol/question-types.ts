/** Question types in REST, and questions that are being written. */
import { z } from 'zod';
import { form, right } from './form.ts';
import { questionProblem } from './quizzes.ts';

const kind = z.enum(['pick', 'order', 'match', 'text', 'number', 'point']);

export const questionTypeView = z.object({
  name: z.string(),
  title: z.string().describe('For people'),
  schema: z
    .record(z.string(), z.unknown())
    .describe('JSON Schema of the fields that the type adds to those of every question'),
  example: z
    .record(z.string(), z.unknown())
    .exactOptional()
    .describe('A whole valid question; left out when the type has none'),
  form: kind.exactOptional().describe("The kind of the example's form"),
});
/** A question type as it is edited from. */
export type QuestionTypeView = z.output<typeof questionTypeView>;

export const questionTypeList = z.object({ types: z.array(questionTypeView) });
export type QuestionTypeList = z.output<typeof questionTypeList>;

export const chatPreview = z
  .object({
    text: z.string(),
    options: z.array(z.string()).exactOptional().describe('The options to tap'),
  })
  .describe('A question as a chat would show it');
/** A question as a chat would show it. */
export type ChatPreview = z.output<typeof chatPreview>;

export const checkedAnswer = z.union([
  z.object({
    label: z.string().describe('The answer in words'),
    understood: z.string().exactOptional().describe('The reading of the answer, in words'),
    correctness: z
      .number()
      .min(0)
      .max(1)
      .exactOptional()
      .describe('1 is right; left out where there is no right answer'),
  }),
  z.object({ error: z.string().describe('Why it is no answer, in words') }),
]);
/** The result of trying an answer. */
export type CheckedAnswer = z.output<typeof checkedAnswer>;

export const renderedTexts = z
  .object({
    text: z.string().exactOptional(),
    explanation: z.string().exactOptional(),
    options: z
      .record(z.string(), z.string())
      .exactOptional()
      .describe('By the text of the option as it is written'),
  })
  .describe('HTML of what is marked up, as players see it');
/** HTML of what is marked up in a question that is being written. */
export type RenderedTexts = z.output<typeof renderedTexts>;

export const checkedQuestion = z.object({
  problems: z
    .array(questionProblem)
    .describe('When there are any, the rest but `rich` and `warnings` is left out'),
  rich: renderedTexts.exactOptional().describe('Left out when nothing is marked up'),
  warnings: z
    .array(questionProblem)
    .exactOptional()
    .describe('Markup that is not shown as its author means it'),
  form: form.exactOptional().describe('Not shuffled'),
  right: right.exactOptional(),
  text: z.string().exactOptional().describe('The right answer in words'),
  chat: chatPreview.exactOptional().describe('Left out when no chat is there to ask'),
  answers: z.array(checkedAnswer).exactOptional().describe('In the order in which they were sent'),
});
/** The check of a question that is being written. */
export type CheckedQuestion = z.output<typeof checkedQuestion>;

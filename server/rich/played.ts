/** A quiz as games play it: texts in plain words, with their HTML beside them. */
import { setImmediate as turn } from 'node:timers/promises';
import { type Question, type Quiz, questionBase } from '../engine/quiz.ts';
import type { Form, FormOption } from '../protocol/form.ts';
import { inWords } from './words.ts';

/** ms for which questions are looked at in one go. */
const AT_A_TIME = 5;

/**
 * The quiz with what is marked up taken for what it reads like, in the texts of questions, options and
 * explanations: so chats, reports and answers know nothing of marks. The HTML of options is found by
 * their plain texts.
 */
export async function asPlayed(quiz: Quiz): Promise<Quiz> {
  const questions: Question[] = [];
  let begun = performance.now();
  for (const question of quiz.questions) {
    questions.push(playedQuestion(question));
    if (performance.now() - begun < AT_A_TIME) continue;
    await turn();
    begun = performance.now();
  }
  return { ...quiz, questions };
}

function playedQuestion({ rich, ...question }: Question): Question {
  if (!rich || Object.keys(rich).length === 0) return question as Question;
  const { text, explanation, options = {} } = rich;
  const plain = new Map(Object.entries(options).map(([raw, html]) => [raw, inWords(html)]));
  const own = Object.entries(question).map(([name, value]) => [
    name,
    Object.hasOwn(questionBase.shape, name) ? value : replaced(value, plain),
  ]);
  return {
    ...(Object.fromEntries(own) as Question),
    ...(text !== undefined && { text: inWords(text) }),
    ...(explanation !== undefined && { explanation: inWords(explanation) }),
    rich: {
      ...(text !== undefined && { text }),
      ...(explanation !== undefined && { explanation }),
      ...(plain.size > 0 && {
        options: Object.fromEntries(
          [...plain].map(([raw, words]) => [words, options[raw] as string]),
        ),
      }),
    },
  };
}

/** The same value with these texts for those, however deep they are in it. */
function replaced(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return texts.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => replaced(item, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, replaced(item, texts)]),
  );
}

/** A form with the HTML of its options, and with none that its type has put in. */
export function withHtml(form: Form, { rich }: Pick<Question, 'rich'>): Form {
  const html = rich?.options ?? {};
  return withOptions(form, ({ html: _, ...option }) =>
    Object.hasOwn(html, option.text) ? { ...option, html: html[option.text] as string } : option,
  );
}

/** A form with its options in plain words. */
export function inPlainWords(form: Form, { rich }: Pick<Question, 'rich'>): Form {
  const html = rich?.options ?? {};
  return withOptions(form, (option) =>
    Object.hasOwn(html, option.text)
      ? { ...option, text: inWords(html[option.text] as string) }
      : option,
  );
}

function withOptions(form: Form, shown: (option: FormOption) => FormOption): Form {
  switch (form.kind) {
    case 'pick':
    case 'order':
      return { ...form, options: form.options.map(shown) };
    case 'match':
      return { ...form, left: form.left.map(shown), right: form.right.map(shown) };
    case 'text':
    case 'number':
    case 'point':
      return form;
  }
}

/** Questions, or whatever there is of them in a draft, as their author has written them. */
export const asWritten = <Question extends object>(questions: readonly Question[]): Question[] =>
  questions.map((question) => {
    if (!('rich' in question)) return question;
    const { rich: _, ...written } = question;
    return written as Question;
  });

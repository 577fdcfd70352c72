import { type FormOf, type FormValue, readForm } from '../../../server/plugin.ts';
import type { Language } from '../languages/language.ts';
import type { ChatForm } from './chat-form.ts';
import { folded, namesIn, optionText } from './options.ts';
import { type Names, scan } from './scan.ts';
import { letterIn, letterOf, numberIn } from './signs.ts';

/** Some of the options: each has a letter, and one tap is an answer where one is chosen. */
export function pickForm(form: FormOf<'pick'>, language: Language): ChatForm {
  const choices = form.options.map(optionText);
  const isOne = (form.most ?? 1) === 1;
  const names = namesIn(form.options);
  return {
    lines: choices.map((text, at) => ({ sign: `${letterOf(at)})`, text })),
    choices,
    ...(isOne && { isTapped: true }),
    instruction: isOne ? language.typeLetter : language.typeLetters,
    hint: 'notUnderstood',
    read: (text) => read(form, names(), text),
    right: (right) =>
      Array.isArray(right)
        ? right.map((index) => choices[Number(index)]).join(isOne ? ' / ' : ', ')
        : undefined,
  };
}

/** "B", "2", "Paris"; where several are chosen "A, C", "ac", "Paris and Rome". */
function read(
  form: FormOf<'pick'>,
  texts: Names<number>['texts'],
  typed: string,
): FormValue | undefined {
  const { options, most = 1 } = form;
  const text = folded(typed);
  const named = scan(
    text,
    {
      texts,
      letter: (sign) => letterIn(options.length, sign),
      number: (sign) => numberIn(options.length, sign),
    },
    most,
  );
  const chosen = named?.map(({ meant }) => meant) ?? (most > 1 ? lettersIn(form, text) : undefined);
  return chosen && readForm(form, most === 1 && chosen.length === 1 ? chosen[0] : chosen);
}

/** "ac" */
function lettersIn({ options }: FormOf<'pick'>, text: string): number[] | undefined {
  const indexes = [...text].map((sign) => letterIn(options.length, sign));
  return indexes.every((index) => index !== undefined) ? indexes : undefined;
}

import type { Asked, Definition, Form, Games } from '../../server/plugin.ts';
import { type ChatForm, chatForm } from './forms/chat-form.ts';
import { folded } from './forms/options.ts';
import { LANGUAGES, type LanguageCode } from './languages/all.ts';
import { tapId } from './taps.ts';
import { readTyped } from './typed.ts';

/** Something that a message asks besides its question, for one player. JSON. */
export interface Also {
  /** For the whole game; or before a question, or beside it. */
  step: 'join' | 'before' | 'beside';
  /** Its index; 0 for the whole game. */
  question: number;
  label: string;
  form: Form;
}

/** The sign in front of what is asked besides. */
const SIGN = '➕';

/**
 * Finds the forms that go with a question, for somebody with these points: the one beside its answer, and
 * the one before the next question, where that is taken ahead.
 */
export function alsoWith(
  games: Pick<Games, 'asks'>,
  definition: Definition,
  question: number,
  language: LanguageCode,
  total: number,
): Also[] {
  const { beside } = games.asks(definition, question, language, total);
  return [
    ...(beside ? [also('beside', question, beside)] : []),
    ...aheadOf(games, definition, question + 1, language, total),
  ];
}

/** The ask before a question, where it is taken ahead of its time. */
export function aheadOf(
  games: Pick<Games, 'asks'>,
  definition: Definition,
  question: number,
  language: LanguageCode,
  total: number,
): Also[] {
  if (question >= definition.quiz.questions.length) return [];
  const { before } = games.asks(definition, question, language, total);
  return before?.ahead ? [also('before', question, before)] : [];
}

export const also = (step: Also['step'], question: number, { label, form }: Asked): Also => ({
  step,
  question,
  label,
  form,
});

/** The word by which it is typed: "bet" of "Your bet". */
const wordOf = ({ label }: Also): string =>
  label
    .replace(/[?!.:]+\s*$/u, '')
    .split(/\s+/u)
    .at(-1) ?? label;

/** How it stands in a message, in plain text. */
export function alsoLine(one: Also, language: LanguageCode): string {
  const { step, question, label, form } = one;
  const of = step === 'before' ? ` (Q${question + 1})` : '';
  const numbers = new Intl.NumberFormat(LANGUAGES[language].tag);
  switch (form.kind) {
    case 'number': {
      const { least = 0, most } = form;
      const range = most === undefined ? '' : `: ${numbers.format(least)}–${numbers.format(most)}`;
      return `${SIGN} ${label}${of}${range} → “${wordOf(one).toLowerCase()} ${least + 1}”`;
    }
    case 'pick':
      return `${SIGN} ${label}${of}: ${form.options.map(({ text }) => `“${text}”`).join(' / ')}`;
    default: {
      const lines = chatForm(form, LANGUAGES[language]).lines;
      const options = lines.map(({ sign, text }) => `${sign} ${text}`).join(' · ');
      return `${SIGN} ${label}${of}${options && `: ${options}`}`;
    }
  }
}

/** Its taps: a row or a button each. */
export const tapsOf = ({ step, question, form }: Also, gameId: string) =>
  step !== 'join' && form.kind === 'pick' && (form.most ?? 1) === 1
    ? form.options.map(({ text }, option) => ({
        text,
        id: tapId({ gameId, question, option, step }),
      }))
    : [];

/** A value of it in a text that begins with its word, or is one of its options as it stands. */
function named(one: Also, text: string, language: LanguageCode): unknown {
  const { form } = one;
  if (form.kind === 'pick') {
    const at = form.options.findIndex((option) => folded(option.text) === folded(text));
    if (at >= 0) return at;
  }
  const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/su.exec(text.trim()) ?? [];
  return folded(word) === folded(wordOf(one)) ? formValue(one, rest, language) : undefined;
}

/** Whether an answer to the form may be any words or digits. */
export const isFree = ({ takesAnyText, choices }: ChatForm): boolean =>
  takesAnyText === true || choices === undefined;

const formValue = ({ form }: Also, text: string, language: LanguageCode): unknown => {
  const { read, choices } = chatForm(form, LANGUAGES[language]);
  return readTyped({ read: (typed) => read(typed), choices }, text.trim());
};

/** The meaning of a text: an answer to the question, and to the asks besides it. */
export interface Said {
  answer?: unknown;
  also: [Also, unknown][];
}

/**
 * Takes a text apart: an answer in front, and what is left for what is asked besides, each in turn. An
 * answer that may be any words or digits ends only where something is called by its name ("7 bet 200").
 * @param answerIn reads an answer; undefined for no answer
 * @param isFree the answer may be any words or digits
 */
export function takenApart(
  text: string,
  asked: Also[],
  language: LanguageCode,
  answerIn: (text: string) => unknown,
  isFree: boolean,
): Said | undefined {
  if (asked.length === 0) return undefined;
  const whole = alsoIn(text, asked, language, true);
  if (whole) return { also: whole };
  for (const { index, 0: gap } of text.matchAll(/[\s,;]+/gu)) {
    const rest = alsoIn(text.slice(index + gap.length), asked, language, isFree);
    const answer = rest && answerIn(text.slice(0, index));
    if (rest && answer !== undefined) return { answer, also: rest };
  }
  return undefined;
}

/**
 * Reads a text while no question is open: what is asked for the whole game stands in front, if it is.
 * @param asked in the order of the message
 * @returns undefined unless all of the text is read
 */
export function saidBetween(
  text: string,
  asked: Also[],
  language: LanguageCode,
): Said['also'] | undefined {
  const [join, ...others] = asked;
  if (join?.step !== 'join') return alsoIn(text, asked, language, false);
  const read = (typed: string) => named(join, typed, language) ?? formValue(join, typed, language);
  const free = isFree(chatForm(join.form, LANGUAGES[language]));
  const said = takenApart(text, others, language, read, free);
  if (said) {
    const { answer, also } = said;
    return answer === undefined ? also : [[join, answer], ...also];
  }
  const value = read(text);
  return value === undefined ? alsoIn(text, others, language, false) : [[join, value]];
}

/**
 * Values of some of what is asked, one after the other; undefined unless they are the whole text.
 * @param byName only what is called by its name
 */
export function alsoIn(
  text: string,
  asked: Also[],
  language: LanguageCode,
  byName: boolean,
): Said['also'] | undefined {
  for (const [at, one] of asked.entries()) {
    const value =
      named(one, text, language) ?? (byName ? undefined : formValue(one, text, language));
    if (value !== undefined) return [[one, value]];
    const others = asked.slice(at + 1);
    if (others.length === 0) continue;
    for (const { index, 0: gap } of text.matchAll(/[\s,;]+/gu)) {
      const front = text.slice(0, index);
      const first =
        named(one, front, language) ?? (byName ? undefined : formValue(one, front, language));
      const rest =
        first === undefined
          ? undefined
          : alsoIn(text.slice(index + gap.length), others, language, byName);
      if (rest) return [[one, first], ...rest];
    }
  }
  return undefined;
}

/**
 * Reads a text that a person typed back from the screen: whatever the chat shows of an option is that
 * option, in the signs and with the decoration that phones put around it.
 */
import { LONGEST_TYPED } from '../../server/plugin.ts';
import { letterOf } from './forms/signs.ts';
import { asShown, bare, plainSigns, unmarked, withoutAccents } from './text.ts';

/** Names that people give options: in the eight languages, without accents. */
const CALLED =
  /^(?:option|answer|letter|choice|opcion|respuesta|letra|opcao|resposta|opsi|pilihan|jawaban|huruf|antwort|buchstabe|reponse|lettre|choix|विकल्प|उत्तर|जवाब|अक्षर|(?:ال)?خيار|(?:ال)?[إا]جابة|(?:ال)?حرف)[\s:.#-]+/iu;

/** "B London", "B) London", "B - London", "2. London"; on a tapped row they stand below each other. */
const SIGNED = /^[([]?([a-t]|\d{1,2})([)\].:]|\s)[\s\p{Pd})\].:]*(\S.*)$/isu;

export interface Reading {
  /** Reads a text as the question's type does; undefined when it is no answer. */
  read(text: string): unknown;
  /** The options as they are shown, where there are some. */
  choices?: readonly string[] | undefined;
}

/** UTF-16 code units of an answer with all its signs written out: "ﷺ" alone stands for 18 letters. */
const LONGEST_WRITTEN = 2 * LONGEST_TYPED;

/** The answer in a text, read as it stands before anything is taken off; undefined when there is none. */
export function readTyped({ read, choices = [] }: Reading, typed: string): unknown {
  if (typed.normalize('NFKC').length > LONGEST_WRITTEN) return undefined;
  const shown =
    choices.find((choice) => sameShown(choice, typed)) ??
    choices.find((choice, at) => lettered(choice, at).some((line) => sameShown(line, typed)));
  if (shown !== undefined) return read(shown);
  const forms = [typed, plainSigns(typed), unmarked(typed)];
  if (choices.length > 0) {
    // "A) London" is no answer where London is B.
    if (forms.some((form) => contradicts(read, form))) return undefined;
    const called = withoutAccents(bare(typed)).replace(CALLED, '');
    forms.push(bare(typed), called, bare(called));
  }
  return first(forms, read) ?? first(forms, (form) => readSigned({ read, choices }, form));
}

/** A letter and words; undefined when they are not those of one option. */
function readSigned({ read, choices = [] }: Reading, text: string): unknown {
  const { sign, words } = signIn(text) ?? {};
  const value = sign === undefined ? undefined : read(sign);
  if (sign === undefined || words === undefined || value === undefined) return undefined;
  const option = /^\d/.test(sign) ? Number(sign) - 1 : sign.toLowerCase().charCodeAt(0) - 97;
  const choice = choices[option];
  if (choice === undefined) return undefined;
  if (sameShown(choice, words) || isCut(choice, words)) return value;
  return same(read(words), value) ? value : undefined;
}

function contradicts(read: Reading['read'], text: string): boolean {
  const { sign, words, closed } = signIn(text) ?? {};
  if (!closed || sign === undefined || words === undefined) return false;
  const [value, meant] = [read(sign), read(words)];
  return value !== undefined && meant !== undefined && !same(value, meant);
}

function signIn(text: string): { sign: string; words: string; closed: boolean } | undefined {
  const [, sign, end, words] = SIGNED.exec(text) ?? [];
  if (sign === undefined || words === undefined) return undefined;
  return { sign, words, closed: end === ')' || end === ']' };
}

/** The first of these forms that can be read. */
function first(forms: string[], read: Reading['read']): unknown {
  for (const form of forms) {
    const value = read(form);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** As an option stands in the body, and on a button. */
const lettered = (choice: string, at: number): string[] => [
  `${letterOf(at)}) ${choice}`,
  `${letterOf(at)} ${choice}`,
];

const sameShown = (one: string, other: string): boolean =>
  asShown(one).toLowerCase() === asShown(other).toLowerCase();

/** Long options are shown cut off. */
const isCut = (whole: string, part: string): boolean =>
  part.endsWith('…') &&
  asShown(whole)
    .toLowerCase()
    .startsWith(asShown(part.slice(0, -1)).toLowerCase());

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The Markdown of texts: micromark's constructs, with some of our own. */
import type { Code, Construct, Extension, State } from 'micromark-util-types';
import { hasList, type Room } from './signs.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    formula: 'formula';
  }
}

/** No headings, quotes, links, pictures, HTML, entities. A text that has a `#` or a `>` means it. */
const NEVER = [
  'autolink',
  'blockQuote',
  'characterReference',
  'codeIndented',
  'definition',
  'hardBreakTrailing',
  'headingAtx',
  'htmlFlow',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'setextUnderline',
  'thematicBreak',
];

const DOLLAR = 36;
const STAR = 42;
const BACKSLASH = 92;
const UNDERSCORE = 95;

/** Code units of a formula. */
const LONGEST_FORMULA = 500;

const isWord = (code: Code): boolean =>
  code !== null && code > 0 && /[\p{L}\p{N}]/u.test(String.fromCharCode(code));

const isSpace = (code: Code): boolean => code === null || code < 0 || code === 32;

/**
 * A row of signs that mark nothing, where Markdown would have them mark something: `2*3*4` is a product,
 * and `__init__` a name.
 * @param isPlain whether a row of so many, with this before and behind it, is
 */
const plainRow = (
  name: string,
  isPlain: (length: number, before: Code, behind: Code) => boolean,
): Construct => ({
  name,
  tokenize(effects, ok, nok) {
    const { previous } = this;
    let sign: Code = null;
    let length = 0;
    const more: State = (code) => {
      if (code === sign) {
        length += 1;
        effects.consume(code);
        return more;
      }
      if (!isPlain(length, previous, code)) return nok(code);
      effects.exit('data');
      return ok(code);
    };
    return (code) => {
      if (code === previous) return nok(code);
      sign = code;
      effects.enter('data');
      return more(code);
    };
  },
});

const isOneOf = (signs: string, code: Code): boolean =>
  code !== null && code > 0 && signs.includes(String.fromCharCode(code));

/** Between letters or digits, or alone in brackets: `(*)`. */
const stars = plainRow(
  'plainStars',
  (_, before, behind) =>
    (isWord(before) && isWord(behind)) || (isOneOf('([{"“', before) && isOneOf(')]}"”', behind)),
);

/** One with a letter or digit on one side of it marks something: `_so_`, and no `^_^`. */
const underscores = plainRow(
  'plainUnderscores',
  (length, before, behind) => length > 1 || isWord(before) === isWord(behind),
);

/**
 * `$x^2$`, or `$$x^2$$` for a line of its own. Prices are none: there is no space inside next to the
 * signs, no letter or digit outside next to them, and something in it that words have not.
 */
const formula: Construct = {
  name: 'formula',
  tokenize(effects, ok, nok) {
    const { previous } = this;
    let signs = 0;
    let source = '';
    let isEscaped = false;
    let isInLine = false;
    /** Every sign is of a line, and lines end between them. */
    const take = (code: number): void => {
      const isEnd = code < -2;
      if (isInLine === isEnd) {
        if (isInLine) effects.exit('data');
        else effects.enter('data');
        isInLine = !isInLine;
      }
      if (isEnd) effects.enter('lineEnding');
      effects.consume(code);
      if (isEnd) effects.exit('lineEnding');
    };
    const opening: State = (code) => {
      if (code === DOLLAR && signs < 2) {
        signs += 1;
        take(code);
        return opening;
      }
      return code === DOLLAR || (signs === 1 && isSpace(code)) ? nok(code) : inside(code);
    };
    const inside: State = (code) => {
      if (code === null || source.length > LONGEST_FORMULA) return nok(code);
      if (code === DOLLAR && !isEscaped) {
        return isFormula(source, signs) ? closing(0)(code) : nok(code);
      }
      if (code < 0 && signs === 1 && source.endsWith('\n')) return nok(code);
      isEscaped = code === BACKSLASH && !isEscaped;
      source += code < 0 ? '\n' : String.fromCharCode(code);
      take(code);
      return inside;
    };
    const closing =
      (seen: number): State =>
      (code) => {
        if (code === DOLLAR && seen < signs) {
          take(code);
          return closing(seen + 1);
        }
        if (seen < signs || code === DOLLAR || isWord(code)) return nok(code);
        effects.exit('data');
        effects.exit('formula');
        return ok(code);
      };
    return (code) => {
      if (isWord(previous) || previous === DOLLAR || previous === BACKSLASH) return nok(code);
      effects.enter('formula');
      return opening(code);
    };
  },
};

function isFormula(source: string, signs: number): boolean {
  if (signs === 2) return source.trim() !== '';
  if (source === '' || /\s$/.test(source)) return false;
  // LaTeX has these and prose has not; or one piece; or an equation of letters and numbers.
  if (/[\\^]/.test(source) || !/\s/.test(source)) return true;
  if (/\p{L}{2}/u.test(source)) return false;
  // A price may begin with a digit, too: then there must be more to it.
  return /^\d/.test(source) ? /=| [+<>/-] /.test(source) : /[=+<>/|{}-]|\S_\S/.test(source);
}

/** The syntax of a text in this place. */
export const syntaxOf = (text: string, room: Room): Extension => ({
  text: { [DOLLAR]: formula, [STAR]: stars, [UNDERSCORE]: underscores },
  disable: {
    null: [
      ...NEVER,
      ...(room === 'line' ? ['codeFenced'] : []),
      ...(room === 'article' && hasList(text) ? [] : ['list']),
    ],
  },
});

/**
 * Reads a row of names out of a typed text: "C > A > B", "1b 2a 3c", "Mars, then Venus". Any sign
 * may stand between names, and a word for "then" or "and".
 */
import { everyWord } from '../../../vocabulary/all.ts';

/** Names that may be typed, and what each stands for. */
export interface Names<Meant> {
  /** In the form that `folded` gives; several for one, one for several. */
  texts: readonly (readonly [name: string, meant: Meant])[];
  letter?(sign: string): Meant | undefined;
  number?(sign: string): Meant | undefined;
}

/** How something was named. */
export interface Named<Meant> {
  by: 'text' | 'letter' | 'number';
  meant: Meant;
}

/** Between names: a sign, which may begin a name as well; "and", "then" in the eight languages, folded. */
const BETWEEN = new RegExp(
  `^(?:[^\\p{L}\\p{M}\\p{N}]|(?:${everyWord(({ and, next }) => [...and, ...next]).join('|')})(?![\\p{L}\\p{M}\\p{N}]))`,
  'u',
);
const WORD = /[\p{L}\p{M}\p{N}]/u;
const LETTER = /^[a-t](?![\p{L}\p{M}])/u;
const NUMBER = /^\d{1,2}(?!\d)/u;

/**
 * The names in a text, which must be nothing but names; undefined when something else is in it, or a
 * name is that of two.
 * @param text in the form that `folded` gives
 * @param most names at the most: a longer row is not read
 */
export function scan<Meant>(
  text: string,
  names: Names<Meant>,
  most: number,
): Named<Meant>[] | undefined {
  const texts = names.texts.toSorted(([one], [other]) => other.length - one.length);
  const found: Named<Meant>[] = [];
  let rest = text;
  while (rest !== '') {
    const named = textAt(rest, texts) ?? signAt(rest, names);
    if (named === 'unclear' || (named && found.length === most)) return undefined;
    const skipped = named ? undefined : BETWEEN.exec(rest)?.[0];
    if (named) found.push(named);
    else if (skipped === undefined) return undefined;
    rest = rest.slice(named ? named.length : (skipped?.length ?? rest.length));
  }
  return found;
}

type At<Meant> = Named<Meant> & { length: number };

/** The longest text that stands here. */
function textAt<Meant>(
  rest: string,
  texts: Names<Meant>['texts'],
): At<Meant> | 'unclear' | undefined {
  const fits = ([name]: readonly [string, Meant]) =>
    rest.startsWith(name) && !(isWord(name.at(-1)) && isWord(rest[name.length]));
  const first = texts.find(fits);
  if (!first) return undefined;
  const [name, meant] = first;
  const isShared = texts.some(([other, stands]) => other === name && stands !== meant);
  return isShared ? 'unclear' : { by: 'text', meant, length: name.length };
}

function signAt<Meant>(rest: string, names: Names<Meant>): At<Meant> | undefined {
  const letter = LETTER.exec(rest)?.[0];
  const byLetter = letter === undefined ? undefined : names.letter?.(letter);
  if (letter !== undefined && byLetter !== undefined)
    return { by: 'letter', meant: byLetter, length: letter.length };
  const number = NUMBER.exec(rest)?.[0];
  const byNumber = number === undefined ? undefined : names.number?.(number);
  return number === undefined || byNumber === undefined
    ? undefined
    : { by: 'number', meant: byNumber, length: number.length };
}

const isWord = (sign: string | undefined): boolean => sign !== undefined && WORD.test(sign);

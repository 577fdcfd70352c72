import type { Plugin } from 'vite';
import type { Sentence, Words } from './catalogue.ts';
import { keysOf } from './check.ts';

/** Sections whose sentences a page finds by a name that it has from elsewhere: a code, a status. */
export const NAMED: readonly string[] = [
  'refusal',
  'wave',
  'sent',
  'verdict',
  'fact',
  'mark',
  'gone',
  'way',
  'problem',
];

/** The keys that are numbers in what a page loads, each at its number: the same for all pages. */
const numberedKeys = (english: Words): string[] =>
  keysOf(english).filter((key) => !NAMED.includes(sectionOf(key)));

const sectionOf = (key: string): string => key.split('.', 1)[0] ?? '';

/**
 * Writes the number of a sentence for its key. Keys are for people: they would be in the page twice, in the
 * script and beside the sentence, and take as much room as the sentences.
 */
export function numbered(english: Words): Plugin {
  const numbers = new Map(numberedKeys(english).map((key, at) => [key, at]));
  return {
    name: 'numbered-sentences',
    transform: {
      filter: { id: /\.tsx?$/ },
      handler: (code) =>
        code.replace(/'(\w+\.\w+)'|"(\w+\.\w+)"/g, (literal, one, other) => {
          const at = numbers.get(one ?? other);
          return at === undefined ? literal : String(at);
        }),
    },
  };
}

/** The sentences of a page, as its script finds them. */
interface PageSentences {
  /** By number; 0 for one that this page does not say. */
  numbered: (Sentence | 0)[];
  /** By section and name. */
  named: Record<string, Record<string, Sentence>>;
}

/** The sentences of some sections. @param english tells the numbers */
export function pageSentences(
  words: Words,
  english: Words,
  sections: readonly string[],
): PageSentences {
  const all = numberedKeys(english).map((key) => {
    const [section = '', name = ''] = key.split('.');
    return sections.includes(section) ? short(words[section]?.[name] ?? '') : 0;
  });
  const named = NAMED.filter((section) => sections.includes(section));
  return {
    numbered: all.slice(0, all.findLastIndex(Boolean) + 1),
    named: Object.fromEntries(named.map((section) => [section, words[section] ?? {}])),
  };
}

/** Without forms that are like the one for all other numbers. */
function short(sentence: Sentence): Sentence {
  if (typeof sentence === 'string') return sentence;
  const { other = '', ...forms } = sentence;
  const different = Object.entries(forms).filter(([, text]) => text !== other);
  return different.length === 0 ? other : { ...Object.fromEntries(different), other };
}

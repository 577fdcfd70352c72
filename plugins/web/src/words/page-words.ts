/** A sentence, or its forms by CLDR plural category; `other` is for those that it does not name. */
export type Sentence = string | Readonly<Record<string, string>>;

/** The words of a page: the server puts them into the HTML, so that no request is needed for them. */
export interface PageWords {
  /** Names of all languages there are, by tag. */
  languages: Readonly<Record<string, string>>;
  /** Sentences by the numbers that the build writes for their keys; 0 for what this page does not say. */
  numbered?: readonly (Sentence | 0)[];
  /** Sentences by section and name: all of them, where nothing was built. */
  named: Readonly<Record<string, Readonly<Record<string, Sentence>>>>;
}

const page: Document | undefined = globalThis.document;

/** BCP 47 tag of the page's own language: numbers are written and counted by it. */
export const language: string = page?.documentElement.lang || 'en';

export const isRightToLeft: boolean = page?.documentElement.dir === 'rtl';

let spoken: PageWords = JSON.parse(
  page?.getElementById('words')?.textContent ?? '{"languages":{},"named":{}}',
);

/** Has the page speak this. For where there is no page: the build, and tests. */
export function speak(words: PageWords): void {
  spoken = words;
}

/** @param key such as `join.pin`, or its number; undefined for a sentence that the page was not given */
export function sentenceAt(key: string | number): Sentence | undefined {
  if (typeof key === 'number') return spoken.numbered?.[key] || undefined;
  const [section = '', name = ''] = key.split('.');
  return spoken.named[section]?.[name];
}

/** Tag and name of each language that the page can be read in. */
export const languages = (): [tag: string, name: string][] => Object.entries(spoken.languages);

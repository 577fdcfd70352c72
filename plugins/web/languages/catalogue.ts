import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vocabularyOf } from '../../../vocabulary/all.ts';
import { checked } from './check.ts';

/** A sentence, or its forms by CLDR plural category. */
export type Sentence = string | Readonly<Record<string, string>>;

/** Sentences by section and name: `words.join.pin`. */
export type Words = Readonly<Record<string, Readonly<Record<string, Sentence>>>>;

/** All that the pages say in one language. */
export interface Catalogue {
  /** BCP 47: the name of its file. */
  tag: string;
  /** Its own name for itself. */
  name: string;
  direction: 'ltr' | 'rtl';
  words: Words;
}

/** The language that every sentence is written in first, and whose sentences the others must have. */
export const SOURCE = 'en';

/** One file a language; a file more is a language more. */
export const WORDS_FOLDER = join(import.meta.dirname, '../words');

/**
 * Reads the languages in a folder, English first.
 * @throws Error with a line for each sentence that is missing, spare or does not fit, by file and key
 */
export async function catalogues(folder: string = WORDS_FOLDER): Promise<Catalogue[]> {
  const tags = (await readdir(folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort(
      (one, other) => Number(other === SOURCE) - Number(one === SOURCE) || (one < other ? -1 : 1),
    );
  const files = await Promise.all(tags.map((tag) => readWords(join(folder, `${tag}.json`))));
  const source = files[0] as Words;
  const problems = tags.flatMap((tag, at) =>
    checked(tag, files[at] as Words, source).map((problem) => `${tag}.json: ${problem}`),
  );
  if (problems.length > 0)
    throw new Error(`the words of the pages are not complete:\n${problems.join('\n')}`);
  return tags.map((tag, at) => {
    const { language, ...words } = files[at] as Words;
    return {
      tag,
      name: `${language?.name}`,
      direction: directionOf(tag),
      words: { ...words, ...sharedWords(tag) },
    };
  });
}

/** Sentences of words that chats say, too. @param tag BCP 47 */
export function sharedWords(tag: string): Words {
  const [right, wrong] = vocabularyOf(tag).truth;
  return { truth: { right, wrong } };
}

async function readWords(file: string): Promise<Words> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Words;
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

/** Node has it as a method, older ones as a property; TypeScript knows neither. */
export const directionOf = (tag: string): 'ltr' | 'rtl' =>
  (new Intl.Locale(tag) as unknown as { getTextInfo(): { direction: 'ltr' | 'rtl' } }).getTextInfo()
    .direction;

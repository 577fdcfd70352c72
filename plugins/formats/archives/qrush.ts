import { strToU8, type Zippable, zipSync } from 'fflate';
import type { ReadQuiz } from '../../../server/plugin.ts';
import { quizJson, readQuizJson } from '../json/qrush-json.ts';
import type { FormatFunctions } from '../lazily.ts';
import { Reading } from '../reading.ts';
import { decode } from '../text/decode.ts';
import { BadArchive, hasFile, unzip } from './unzip.ts';

const QUIZ = 'quiz.json';
const KIND = 'mimetype';

/** The same whenever it is written: equal quizzes give equal files. */
const WRITTEN = new Date(2020, 0, 1);

/** A quiz with its pictures, sounds and videos in one file. */
export const qrush: FormatFunctions = {
  detect: (bytes) => (hasFile(bytes, QUIZ) ? 0.95 : 0),
  read,
  write(quiz, files = new Map()) {
    const packed: Zippable = {
      [KIND]: [strToU8('application/vnd.qrush+zip'), { level: 0, mtime: WRITTEN }],
      [QUIZ]: [quizJson(quiz), { mtime: WRITTEN }],
    };
    // They are packed already.
    for (const [name, content] of files) packed[name] = [content, { level: 0, mtime: WRITTEN }];
    return { bytes: zipSync(packed), problems: [] };
  },
};

function read(bytes: Uint8Array): ReadQuiz {
  const reading = new Reading();
  try {
    const { files } = unzip(bytes, (name) => name !== KIND && !name.endsWith('/'));
    const quiz = files.get(QUIZ);
    if (!quiz) {
      reading.error({ line: 1 }, `There is no ${QUIZ} in the file.`, 'Export the quiz again.');
      return reading.done();
    }
    files.delete(QUIZ);
    return { ...readQuizJson(decode(quiz)), files };
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error;
    reading.error({ line: 1 }, error.message, error.fix);
    return reading.done();
  }
}

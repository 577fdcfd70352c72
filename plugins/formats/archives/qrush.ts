import { strToU8, zipSync } from 'fflate';
import type { ReadQuiz } from '../../../server/plugin.ts';
import { quizJson, readQuizJson } from '../json/qrush-json.ts';
import type { FormatFunctions } from '../lazily.ts';
import { Reading } from '../reading.ts';
import { decode } from '../text/decode.ts';
import { BadArchive, hasFile, unzip } from './unzip.ts';

const QUIZ = 'quiz.json';

/** The same whenever it is written: equal quizzes give equal files. */
const WRITTEN = new Date(2020, 0, 1);

/** A quiz with its pictures in one file. Pictures in it are not read yet. */
export const qrush: FormatFunctions = {
  detect: (bytes) => (hasFile(bytes, QUIZ) ? 0.95 : 0),
  read,
  write: (quiz) => ({
    bytes: zipSync({
      mimetype: [strToU8('application/vnd.qrush+zip'), { level: 0, mtime: WRITTEN }],
      [QUIZ]: [quizJson(quiz), { mtime: WRITTEN }],
    }),
    problems: [],
  }),
};

function read(bytes: Uint8Array): ReadQuiz {
  const reading = new Reading();
  try {
    const { files, names } = unzip(bytes, (name) => name === QUIZ);
    const quiz = files.get(QUIZ);
    if (!quiz) {
      reading.error({ line: 1 }, `There is no ${QUIZ} in the file.`, 'Export the quiz again.');
      return reading.done();
    }
    const inside = new Set(names);
    const read = readQuizJson(decode(quiz));
    const questions = read.questions.map((found) => {
      const image = Object(found.question.media).image;
      if (typeof image !== 'string' || !inside.has(image)) return found;
      reading.picture(found, image);
      const { media: _, ...question } = found.question;
      return { ...found, question };
    });
    return { ...read, questions, problems: [...read.problems, ...reading.problems] };
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error;
    reading.error({ line: 1 }, error.message, error.mend);
    return reading.done();
  }
}

import type { Quiz, ReadQuiz } from '../../../server/plugin.ts';
import type { FormatFunctions } from '../lazily.ts';
import { Reading } from '../reading.ts';
import { decode, sample } from '../text/decode.ts';
import { BadJson, readJson } from './positions.ts';

/** QRush's own JSON: the body of `POST /api/quizzes`. */
export const qrushJson: FormatFunctions = {
  detect(bytes) {
    const text = sample(bytes);
    if (!/^\s*[{[]/.test(text)) return 0;
    return /"(questions|accepted|options|correct)"\s*:/.test(text) ? 0.8 : 0.3;
  },
  read: (bytes) => readQuizJson(decode(bytes)),
  write: (quiz) => ({ bytes: quizJson(quiz), problems: [] }),
};

/** A quiz in JSON, with its defaults left out. */
export const quizJson = (quiz: Quiz): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(quiz, null, 2)}\n`);

/** Fields of a quiz, besides its questions. */
const ABOUT = ['title', 'description', 'language'] as const;

/** Reads a quiz, or a list of questions. */
export function readQuizJson({ text, problems }: ReturnType<typeof decode>): ReadQuiz {
  const reading = new Reading({ problems });
  try {
    const { value, lines } = readJson(text, (all) => (Array.isArray(all) ? [] : ['questions']));
    const quiz = Object(Array.isArray(value) ? { questions: value } : value);
    if (!Array.isArray(quiz.questions)) {
      reading.error({ line: 1 }, 'There is no list of questions.', 'Call it "questions".');
      return reading.done();
    }
    for (const [index, question] of quiz.questions.entries()) {
      const place = { line: lines[index] ?? 1 };
      if (reading.isFull(place)) break;
      if (typeof question === 'object' && question !== null && !Array.isArray(question)) {
        reading.take(place, question);
      } else
        reading.error(place, 'This is no question.', 'Write it as { "type": ..., "text": ... }.');
    }
    const known: string[] = [...ABOUT, 'tags', 'cover', 'questions', '$schema'];
    for (const name of Object.keys(quiz)
      .filter((key) => !known.includes(key))
      .slice(0, 20)) {
      reading.error(
        { line: 1 },
        `There is no field “${name.slice(0, 40)}” in a quiz.`,
        'Remove it.',
      );
    }
    const { tags, cover } = quiz;
    return reading.done({
      ...Object.fromEntries(
        ABOUT.flatMap((name) => (typeof quiz[name] === 'string' ? [[name, quiz[name]]] : [])),
      ),
      ...(tags !== undefined && { tags }),
      ...(cover !== undefined && { cover }),
    });
  } catch (error) {
    if (!(error instanceof BadJson)) throw error;
    reading.error(
      { line: error.line },
      'From here on this is not JSON.',
      'Look for a comma, a quote or a bracket that is missing or too many, here or just before.',
    );
    return reading.done();
  }
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { match } from '../../../plugins/match/match.ts';
import { order } from '../../../plugins/order/order.ts';
import { point } from '../../../plugins/point/point.ts';
import { boolean } from '../../../plugins/question-types/boolean.ts';
import { multiple } from '../../../plugins/question-types/multiple.ts';
import { number } from '../../../plugins/question-types/number.ts';
import { single } from '../../../plugins/question-types/single.ts';
import { text } from '../../../plugins/question-types/text.ts';
import type { QuestionType } from '../../../server/engine/question-type.ts';
import { quizToPlay } from '../../../server/games/quiz-to-play.ts';
import { startApp, temporaryFolder } from '../../support/app.ts';

const TYPES = [single, multiple, boolean, text, number, order, match, point];
const FOLDER = join(import.meta.dirname, '../../../plugins/starter-quizzes');

interface QuizFile {
  title: string;
  questions: (Record<string, unknown> & { type: string; text: string })[];
}

const files = (await readdir(join(FOLDER, 'quizzes'))).filter((name) => name.endsWith('.json'));
const quizzes = new Map(
  await Promise.all(
    files.map(
      async (name): Promise<[string, QuizFile]> => [
        name.replace('.json', ''),
        JSON.parse(await readFile(join(FOLDER, 'quizzes', name), 'utf8')),
      ],
    ),
  ),
);
const count = (slug: string, type: string) =>
  quizzes.get(slug)?.questions.filter((question) => question.type === type).length;

it('are six quizzes of twelve questions, of different kinds', () => {
  expect(quizzes.size).toBe(6);
  for (const { questions } of quizzes.values()) expect(questions).toHaveLength(12);
  expect(count('say-it-yourself', 'text')).toBeGreaterThanOrEqual(9);
  expect(count('by-the-numbers', 'number')).toBeGreaterThanOrEqual(9);
  for (const type of ['single', 'multiple', 'boolean']) {
    expect(count('world-in-twelve', type)).toBeGreaterThanOrEqual(3);
  }
  for (const type of ['match', 'point'])
    expect(count('pairs-and-places', type)).toBeGreaterThanOrEqual(5);
});

it('reward knowing, not guessing: true and false, first and last option are all right at times', () => {
  const all = [...quizzes.values()].flatMap(({ questions }) => questions);
  const share = (type: string, correct: string) => {
    const asked = all.filter((question) => question.type === type);
    return asked.filter((one) => JSON.stringify(one.correct) === correct).length / asked.length;
  };
  expect(share('boolean', 'true')).toBeGreaterThan(0.3);
  expect(share('boolean', 'false')).toBeGreaterThan(0.3);
  for (const index of [0, 1, 2, 3]) {
    expect(share('single', `[${index}]`)).toBeGreaterThan(0.1);
    expect(share('single', `[${index}]`)).toBeLessThan(0.4);
  }
});

it('ask nothing twice, and fit a small screen and a chat', () => {
  const all = [...quizzes.values()].flatMap(({ questions }) => questions);
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  for (const { text, options } of all) {
    expect(text.length).toBeLessThanOrEqual(140);
    // A chat's button has 20 characters, and two of them show the option's letter.
    const longest = Array.isArray(options) && options.length <= 3 ? 18 : 24;
    for (const option of (options ?? []) as string[]) {
      expect(option.length).toBeLessThanOrEqual(longest);
    }
  }
});

/** Answers as typed in a chat, with how right each is. */
function answersTo({
  type,
  options,
  correct,
  accepted,
  value,
  tolerance,
}: QuizFile['questions'][0]) {
  const letters = (indexes: number[]) => indexes.map((index) => 'ABCD'[index]).join(' ');
  const right = Array.isArray(correct) ? (correct as number[]) : [];
  const others = [0, 1, 2, 3]
    .slice(0, (options as [])?.length)
    .filter((index) => !right.includes(index));
  switch (type) {
    case 'single':
      return {
        right: right.flatMap((index) => [(options as string[])[index], letters([index])]),
        wrong: others.map((index) => letters([index])),
      };
    case 'multiple':
      return { right: [letters(right)], wrong: [letters(others)] };
    case 'boolean':
      return { right: [String(correct)], wrong: [String(!correct)] };
    case 'text':
      return { right: accepted as string[], wrong: ['something else'] };
    default: {
      const [number, slack] = [value as number, tolerance as number];
      return {
        right: [number, number + slack, number - slack].map(String),
        wrong: [String(number + 2 * slack + 1)],
      };
    }
  }
}

it('are seeded, and take their right answers as right, however they are typed', async () => {
  await using running = await startApp();
  const { quizzes: listed } = await running.app.records.quizzes.list();
  expect(listed.map(({ title }) => title).sort()).toEqual(
    [...quizzes.values()].map(({ title }) => title).sort(),
  );
  for (const { id } of listed) {
    const quiz = quizToPlay(await running.app.records.quizzes.get(id));
    for (const question of quiz.questions) {
      const type = TYPES.find(({ name }) => name === question.type) as QuestionType | undefined;
      if (!type?.read) {
        // A choice is read by the form: the one that the type calls right has to be right.
        const right = type?.right?.(question) as number[];
        expect([question.text, type?.grade(question, right)]).toEqual([question.text, 1]);
        const first = right.map(() => 0);
        expect(type?.grade(question, first)).toBeLessThan(1);
        continue;
      }
      const grade = (typed: string | undefined) =>
        type.grade(question, type.read?.(question, typed ?? ''));
      const { right, wrong } = answersTo(question);
      expect([question.text, ...right.map(grade)]).toEqual([question.text, ...right.map(() => 1)]);
      expect([question.text, ...wrong.map(grade)]).toEqual([question.text, ...wrong.map(() => 0)]);
    }
  }
});

it('show pictures that exist: PNGs of 1200 x 800, light enough for a phone', async () => {
  await using running = await startApp();
  const imagesIn = (quiz: unknown) => [
    ...new Set([...JSON.stringify(quiz).matchAll(/"image":"([^"]+)"/g)].map(([, image]) => image)),
  ];
  expect(imagesIn(quizzes.get('picture-round'))).toHaveLength(12);
  for (const image of imagesIn([...quizzes.values()])) {
    const response = await fetch(running.url + image);
    expect([image, response.status]).toEqual([image, 200]);
    expect(response.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.toString('latin1', 0, 8)).toBe('\x89PNG\r\n\x1a\n');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 800]);
    expect(bytes.length).toBeLessThan(120_000);
  }
  // The folder holds more than pictures; only they are served.
  expect((await fetch(`${running.url}/media/starter/render.ts`)).status).toBe(404);
});

it('are added once, however often the server starts', async () => {
  await using folder = await temporaryFolder();
  for (let start = 1; start <= 2; start++) {
    await using running = await startApp({ dataDir: folder.path });
    expect((await running.app.records.quizzes.list()).total).toBe(6);
  }
});

/** Files that come in and go out by REST. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definePlugin, type QuizFormat } from '../../../server/plugin.ts';
import { type ImportedQuiz, importedQuiz } from '../../../server/protocol/resources.ts';
import { type RunningApp, startApp, temporaryFolder } from '../../support/app.ts';
import { post } from '../../support/clients.ts';
import { everyType, singles } from '../../support/quizzes.ts';

const GIFT = '::1:: Two plus two? {=4 ~3}\n\n::2:: Which? {~Red ~Blue}\n\n::3:: Sky is blue. {T}\n';

/** Formats with every bug there is, as files: threads load them. */
const BAD_FORMATS = `
const bad = (name, read) => ({
  name, title: name, extensions: [name], mediaType: 'text/plain',
  detect: () => 0, read, write: read,
});
export const throwing = bad('throwing', () => { throw new Error('oops'); });
export const exiting = bad('exiting', () => process.exit(7));
export const many = bad('many', () => ({
  questions: [],
  problems: Array.from({ length: 5000 }, (_, at) => ({ line: at + 1, severity: 'error', message: 'No.' })),
}));
`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let running: RunningApp;
beforeAll(async () => {
  folder = await temporaryFolder();
  const file = join(folder.path, 'formats.mjs');
  await writeFile(file, BAD_FORMATS);
  const { href } = pathToFileURL(file);
  const all: Record<string, QuizFormat> = await import(href);
  const plugin = definePlugin<never>({
    name: 'bad-formats',
    setup({ formats }) {
      for (const format of Object.values(all)) formats.register(format, href);
    },
  });
  running = await startApp({}, [plugin]);
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

type Answer = ImportedQuiz & { error?: { code: string; message: string } };

async function send(body: string | Uint8Array<ArrayBuffer>, query = '', headers = {}) {
  const response = await fetch(`${running.url}/api/quizzes/import?${query}`, {
    method: 'POST',
    body,
    headers,
  });
  return { status: response.status, body: (await response.json()) as Answer };
}

const stored = async () => {
  const response = await fetch(`${running.url}/api/quizzes`);
  const { quizzes } = (await response.json()) as { quizzes: { title: string }[] };
  return quizzes.map(({ title }) => title);
};

const exported = (id: string, query: string) =>
  fetch(`${running.url}/api/quizzes/${id}/export?${query}`);

describe('an import', () => {
  it('is stored when all of it is good, and can be played', async () => {
    const file = GIFT.replace('~Red', '=Red');
    const { status, body } = await send(file, 'name=Sums.gift', { 'content-type': 'image/png' });
    expect(status).toBe(201);
    expect(importedQuiz.parse(body)).toStrictEqual(body);
    expect(body).toMatchObject({ title: 'Sums', format: 'gift', lines: [1, 3, 5], problems: [] });
    expect(body.questions).toHaveLength(3);
    const game = await post<{ pin: string }>(`${running.url}/api/games`, { quizId: body.id });
    expect(game.body.pin).toMatch(/^\d{6}$/);
  });

  it('stores nothing of a file with something wrong in it, and says what', async () => {
    const before = await stored();
    const { status, body } = await send(GIFT, 'title=Half');
    expect(status).toBe(400);
    expect(body.error).toEqual({
      code: 'BAD_QUIZ',
      message: 'Line 3: No right answer is marked. Put = before the right one.',
    });
    expect(body.id).toBeUndefined();
    expect(body.questions).toHaveLength(2);
    expect(body.problems).toEqual([
      {
        line: 3,
        found: { type: 'single', text: 'Which?', options: ['Red', 'Blue'], correct: [] },
        severity: 'error',
        message: 'No right answer is marked.',
        suggestion: 'Put = before the right one.',
      },
    ]);
    expect(await stored()).toEqual(before);
  });

  it('takes what is good when that is asked for', async () => {
    const { status, body } = await send(GIFT, 'title=Good+ones&partial=true');
    expect(status).toBe(201);
    expect(body.questions).toHaveLength(2);
    expect(body.problems).toHaveLength(1);
    expect(await stored()).toContain('Good ones');
  });

  it('looks first, and stores nothing', async () => {
    const before = await stored();
    const { status, body } = await send(GIFT, 'dry=true&partial=true');
    expect(status).toBe(200);
    expect(importedQuiz.parse(body)).toStrictEqual(body);
    expect(body.id).toBeUndefined();
    expect(body.questions).toHaveLength(2);
    expect(await stored()).toEqual(before);
  });

  it('takes the first 500 of 10,000 questions, and names what is left out', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => `Question ${at}?,Yes,No,1\n`).join('');
    const file = `Question,Answer 1,Answer 2,Correct\n${rows}`;
    const { status, body } = await send(file, 'dry=true');
    expect(status).toBe(200);
    expect(body.questions).toHaveLength(500);
    expect(body.problems).toEqual([
      {
        line: 502,
        severity: 'error',
        message:
          'A quiz has 500 questions at the most: this one and those after it, 9,500 in all, are left out.',
        suggestion: 'Split the file into several quizzes.',
      },
    ]);
    expect((await send(file, 'partial=true')).status).toBe(201);
  });

  it.each<[what: string, body: string, words: string]>([
    ['nothing', '', 'Line 1: The file is empty. Choose the file with the questions.'],
    [
      'a picture',
      '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR',
      'Line 1: This is a picture, not a quiz. Choose the file with the questions.',
    ],
    ['a PDF', '%PDF-1.7', 'Line 1: This is a PDF, not a quiz. Choose the file with the questions.'],
  ])('says what %s is', async (_, text, words) => {
    const { status, body } = await send(Uint8Array.from(Buffer.from(text, 'latin1')));
    expect(status).toBe(400);
    expect(body.error).toEqual({ code: 'BAD_QUIZ', message: words });
  });

  it('names the formats when the file is of none', async () => {
    const { body } = await send('Hello');
    expect(body.error?.message).toContain('There are no questions in a form that is known.');
    expect(body.error?.message).toContain('Moodle GIFT');
  });

  it('refuses a format that there is not, a form, and what is too large', async () => {
    const unknown = await send(GIFT, 'format=nothing');
    expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'FORMAT_NOT_FOUND' } } });
    const form = await send(GIFT, '', { 'content-type': 'multipart/form-data; boundary=x' });
    expect(form).toMatchObject({ status: 400, body: { error: { code: 'BAD_PAYLOAD' } } });
    const large = await send(new Uint8Array(10_000_001));
    expect(large).toMatchObject({ status: 413, body: { error: { code: 'PAYLOAD_TOO_LARGE' } } });
    expect(await send(GIFT, 'dry=maybe')).toMatchObject({ status: 400 });
  });

  it('asks for the token', async () => {
    const { status } = await send(GIFT, '', { authorization: 'Bearer wrong' });
    expect(status).toBe(401);
  });
});

describe('a format that fails', () => {
  it.each(['throwing', 'exiting'])('is a problem of the file: %s', async (format) => {
    const { status, body } = await send(GIFT, `format=${format}`);
    expect(status).toBe(400);
    expect(body.problems).toMatchObject([
      { line: 1, message: 'The file cannot be read: it is damaged, or not what it seems to be.' },
    ]);
  });

  it('has its problems counted, where there are too many to list', async () => {
    const { body } = await send(GIFT, 'format=many&dry=true');
    expect(body.problems).toHaveLength(1001);
    expect(body.problems.at(-1)?.message).toBe('There are 4,000 more problems.');
  });
});

describe('an export', () => {
  it.each(['json', 'qrush', 'csv', 'xlsx'])('to %s comes back as it was', async (format) => {
    const order = { type: 'order', text: 'Order?', options: ['a', 'b', 'c'] };
    const quiz = { ...everyType, questions: [...everyType.questions, order] };
    const { body } = await post<{ id: string }>(`${running.url}/api/quizzes`, quiz);
    const file = await exported(body.id, `format=${format}`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toContain(`filename="Every type.${format}"`);
    const again = await send(new Uint8Array(await file.arrayBuffer()), `name=x.${format}`);
    expect(again.status).toBe(201);
    expect(again.body.questions).toMatchObject(quiz.questions);
    expect(again.body.problems).toEqual([]);
  });

  it('says what a format has no words for, and leaves it out when told to', async () => {
    const order = { type: 'order', text: 'Order?', options: ['a', 'b', 'c'] };
    const quiz = { title: 'Größe "1"', questions: [...singles(1).questions, order] };
    const { body } = await post<{ id: string }>(`${running.url}/api/quizzes`, quiz);
    for (const [language, message] of [
      ['en', 'Question 2: GIFT has no words for this question (order).'],
      ['de', 'Frage 2: GIFT kann diese Frage nicht ausdrücken (order).'],
    ]) {
      const refused = await exported(body.id, `format=gift&lang=${language}`);
      expect(refused.status).toBe(409);
      expect(await refused.json()).toEqual({ error: { code: 'NOT_IN_FORMAT', message } });
    }
    const file = await exported(body.id, 'format=gift&partial=true');
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="Groe 1.gift"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.gift`,
    );
    expect(await file.text()).toContain('// Question 2 is left out');
  });

  it('refuses a quiz and a format that there are not, and one that is only read', async () => {
    const { body } = await post<{ id: string }>(`${running.url}/api/quizzes`, singles(1));
    const code = async (id: string, query: string) => {
      const answer = (await (await exported(id, query)).json()) as Answer;
      return answer.error?.code;
    };
    expect(await code('none', 'format=json')).toBe('QUIZ_NOT_FOUND');
    expect(await code(body.id, 'format=nothing')).toBe('FORMAT_NOT_FOUND');
    expect(await code(body.id, 'format=aiken')).toBe('FORMAT_NOT_FOUND');
    expect(await code(body.id, 'format=throwing')).toBe('UNAVAILABLE');
  });
});

it('the JSON Schema of a quiz is there for everybody', async () => {
  const response = await fetch(`${running.url}/api/quiz.schema.json`);
  expect(response.headers.get('content-type')).toBe('application/schema+json; charset=utf-8');
  const schema = (await response.json()) as { $schema: string; properties: object };
  expect(schema.$schema).toMatch(/2020-12/);
  expect(schema.properties).toHaveProperty('questions');
});

/**
 * Requests of question editors: types with their fields, and the check of a question and answers.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckedQuestion, QuestionTypeList } from '../../../server/protocol/question-types.ts';
import type { EditableQuiz, StoredQuiz } from '../../../server/protocol/quizzes.ts';
import type { ImportedQuiz, ModeList } from '../../../server/protocol/resources.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { ask, quizApi } from '../../support/quiz-api.ts';
import { single } from '../../support/quizzes.ts';
import oddTypes from './fixtures/odd-types.ts';

// Phones are simulated beside one of them: it has a chat.
let running: RunningApp;
let silent: RunningApp;
beforeAll(async () => {
  [running, silent] = await Promise.all([
    startApp({}, [oddTypes]),
    startApp({ pluginEnv: { WHATSAPP_SIMULATOR: 'off' } }),
  ]);
});
afterAll(async () => {
  await Promise.all([running[Symbol.asyncDispose](), silent[Symbol.asyncDispose]()]);
});

const check = (question: object, more: object = {}, app = running) =>
  quizApi(app.app.http).ask<CheckedQuestion>('POST', '/api/questions/check', { question, ...more });

const order = { type: 'order', text: 'Which comes first?', options: ['one', 'two', 'three'] };

describe('a question that is tried', () => {
  it('shows its form, what is right, and what a chat would write', async () => {
    const { status, body } = await check(single('  Which colour? ', 1));
    expect(status).toBe(200);
    expect(body).toEqual({
      problems: [],
      form: {
        kind: 'pick',
        options: [{ text: 'Red' }, { text: 'Green' }, { text: 'Blue' }, { text: 'Black' }],
      },
      right: [1],
      text: 'Green',
      chat: {
        text: 'Which colour?\nA) Red\nB) Green\nC) Blue\nD) Black',
        options: ['Red', 'Green', 'Blue', 'Black'],
      },
    });
    // In the author's order.
    expect((await check(order)).body.form).toMatchObject({
      options: [{ text: 'one' }, { text: 'two' }, { text: 'three' }],
    });
    const media = { image: '/media/a.png', alt: 'A wheel' };
    const spanish = { type: 'boolean', text: '¿Es verdad?', correct: true, media };
    const { body: other } = await check(spanish, { quizLanguage: 'es' });
    expect(other.chat).toEqual({
      text: '¿Es verdad?\n[A wheel]\nA) Verdadero\nB) Falso',
      options: ['Verdadero', 'Falso'],
    });
    expect((await check(spanish, { quizLanguage: 'es', language: 'de' })).body.form).toMatchObject({
      options: [{ text: 'Richtig' }, { text: 'Falsch' }],
    });
  });

  it('says in words what is wrong with it, and nothing else', async () => {
    const { body } = await check({ type: 'single', text: '', options: ['a', 'a'], correct: [5] });
    expect(body).toEqual({
      problems: [
        { path: ['text'], message: '“text” is empty.' },
        { path: ['options'], message: '“options”: two options look the same.' },
        { path: ['correct'], message: '“correct”: there is no option of this index.' },
      ],
    });
    const unknown = (await check({ type: 'hologram', text: 'x' })).body;
    expect(unknown.problems).toHaveLength(1);
    expect(unknown.problems[0]).toMatchObject({ path: ['type'] });
    expect((await check({})).body.problems.length).toBeGreaterThan(0);
    expect((await check({ ...order, extra: 1 })).body.problems).toMatchObject([
      { path: ['extra'] },
    ]);
  });

  it('says it in the language of the reader, as far as there is one', async () => {
    const bad = { type: 'single', text: '', options: ['a', 'a'], correct: [0] };
    const say = async (language: string, question: object = bad, answers: string[] = []) =>
      (
        await ask<CheckedQuestion>(
          running.app.http,
          'POST',
          '/api/questions/check',
          { question, answers },
          { 'accept-language': language },
        )
      ).body;
    expect((await say('ja, de-AT;q=0.9, en;q=0.5')).problems).toEqual([
      { path: ['text'], message: '“text”: Hier steht noch nichts.' },
      { path: ['options'], message: '“options”: zwei Möglichkeiten sehen gleich aus.' },
    ]);
    expect((await say('en-GB, de')).problems[0]?.message).toBe('“text” is empty.');
    expect((await say('ja')).problems[0]?.message).toBe('“text” is empty.');
    const number = { type: 'number', text: 'How many?', value: 3 };
    expect((await say('es', number, ['?'])).answers).toEqual([
      { error: 'Esto no se puede leer como respuesta.' },
    ]);
  });

  it('tells what answers would count, read as they are in a chat', async () => {
    const river = {
      type: 'text',
      text: 'Which river?',
      accepted: ['Mississippi'],
      refused: ['Missouri'],
    };
    const answers = ['Missisipi', 'missouri', 'x'.repeat(201), '  ', 7];
    expect((await check(river, { answers })).body.answers).toEqual([
      { label: 'Missisipi', correctness: 1 },
      { label: 'missouri', correctness: 0 },
      { error: 'An answer has 200 characters at the most.' },
      { error: 'This cannot be read as an answer.' },
      { error: 'This cannot be read as an answer.' },
    ]);
    const people = { type: 'number', text: 'How many?', value: 5_000_000 };
    expect(
      (await check(people, { quizLanguage: 'id', answers: ['5 juta', 5e6, '4'] })).body.answers,
    ).toEqual([
      { label: '5,000,000', understood: '5.000.000', correctness: 1 },
      { label: '5,000,000', understood: '5.000.000', correctness: 1 },
      { label: '4', understood: '4', correctness: 0 },
    ]);
    const picked = await check(single('Which?', 2), { answers: ['c', 'BLUE', '1', 2, 9, 'pink'] });
    expect(
      picked.body.answers?.map((answer) => ('error' in answer ? 'no' : answer.correctness)),
    ).toEqual([1, 1, 0, 1, 'no', 'no']);
    // The type reads no text: the chat reads it by the form.
    const ordered = await check(order, {
      answers: ['A B C', 'three, two, one', 'A A A', [0, 1, 2]],
    });
    expect(ordered.body.answers).toMatchObject([
      { correctness: 1 },
      { label: 'three → two → one', correctness: 0 },
      { error: 'This cannot be read as an answer.' },
      { correctness: 1 },
    ]);
  });

  it('is not shown as a chat would where there is none', async () => {
    const { body } = await check(order, { answers: ['A B C', [0, 1, 2]] }, silent);
    expect(body).not.toHaveProperty('chat');
    expect(body.answers).toMatchObject([{ error: expect.any(String) }, { correctness: 1 }]);
  });

  it('is rendered as players and chats see it, also while it is not complete', async () => {
    const maths = {
      type: 'single',
      text: 'What is **half** of $x^2$?',
      explanation: 'By *two*.',
      options: ['$\\frac{x^2}{2}$', '$2x$', 'plain'],
    };
    const { body } = await check({ ...maths, correct: [0] });
    expect(body.rich?.text).toMatch(/^What is <strong>half<\/strong> of <math>.*<\/math>\?$/);
    expect(body.rich?.explanation).toBe('By <em>two</em>.');
    expect(Object.keys(body.rich?.options ?? {})).toEqual(['$\\frac{x^2}{2}$', '$2x$']);
    expect(body.chat?.text).toBe('What is half of x²?\nA) x²/2\nB) 2x\nC) plain');
    expect(body.chat?.options).toEqual(['x²/2', '2x', 'plain']);
    // The form stays as the author wrote it.
    expect(body.form).toMatchObject({ options: maths.options.map((text) => ({ text })) });

    const begun = await check(maths, { options: maths.options });
    expect(begun.body).toEqual({ problems: [expect.anything()], rich: body.rich });
    const { rich } = (await check({ type: 'single', text: '**x**'.padEnd(501, 'x') })).body;
    expect(rich).toBeUndefined();
    const odd = (await check({ ...maths, correct: [0], text: 'What is $\\frac{1}$?' })).body;
    expect(odd.rich).not.toHaveProperty('text');
    expect(odd.warnings).toEqual([
      { path: ['text'], message: expect.stringContaining('cannot be read') },
    ]);
    const unknown = await check({ type: 'hologram', text: '*x*' }, { options: ['`y`'] });
    expect(unknown.body.rich).toEqual({
      text: '<em>x</em>',
      options: { '`y`': '<code>y</code>' },
    });
  });

  it('is bounded', async () => {
    expect((await check(order, { answers: Array(21).fill('x') })).code).toBe('BAD_PAYLOAD');
    expect((await check(order, { answers: [{}] })).code).toBe('BAD_PAYLOAD');
    expect((await check(order, { options: Array(101).fill('x') })).code).toBe('BAD_PAYLOAD');
    let deep: object = {};
    for (let depth = 0; depth < 100; depth++) deep = { deep };
    expect((await check({ ...order, deep })).code).toBe('BAD_QUIZ');
    expect((await check([] as object)).code).toBe('BAD_PAYLOAD');
  });
});

it('a file is told what is wrong with it in the language of the reader', async () => {
  const file =
    'Which is a fruit?\nA. Tomato\nB. Stone\n\nWhich is <b>red</b>?\nA. x\nB. x\nANSWER: A\n';
  const { body } = await ask<ImportedQuiz>(
    running.app.http,
    'POST',
    '/api/quizzes/import?dry=true&format=aiken',
    file,
    { 'content-type': 'application/octet-stream', 'accept-language': 'de' },
  );
  expect(body.problems).toMatchObject([
    {
      message: 'Keine richtige Antwort ist markiert.',
      suggestion: 'Schreib unter die Antworten eine Zeile wie "ANSWER: A".',
    },
    { message: 'HTML wurde entfernt: <b>.' },
    { message: 'Zwei Antworten sind gleich: „x“.', suggestion: 'Ändere eine davon.' },
  ]);
});

it('a file, and what is marked up, is remarked on in the language of the reader', async () => {
  const { http } = running.app;
  const german = { 'accept-language': 'de' };
  const send = async (file: string) => {
    const path = '/api/quizzes/import?dry=true';
    const type = { 'content-type': 'application/octet-stream', ...german };
    const { problems } = (await ask<ImportedQuiz>(http, 'POST', path, file, type)).body;
    return problems.map(({ message, suggestion = '' }) => `${message} ${suggestion}`.trim());
  };
  expect(await send('')).toEqual(['Die Datei ist leer. Wähl die Datei mit den Fragen.']);
  expect(await send('<!DOCTYPE html><html></html>')).toEqual([
    'Das ist kein Quiz, sondern etwas anderes: eine Webseite. Lad die Datei selbst herunter, nicht die Seite, die sie zeigt.',
  ]);
  const question = { type: 'boolean', text: 'Is $\\frac{1}$ one?', correct: true };
  const unread = /^Die Formel „.*“ lässt sich nicht lesen: /;
  const title = 'T'.repeat(130);
  expect(await send(JSON.stringify({ title, questions: [question], tags: 1 }))).toEqual([
    'Der Titel wurde auf 120 Zeichen gekürzt.',
    '„tags“ lässt sich nicht lesen und bleibt weg.',
    expect.stringMatching(unread),
  ]);
  const body = { title: 'T', questions: [question] };
  const stored = await ask<StoredQuiz>(http, 'POST', '/api/quizzes', body, german);
  const path = `/api/quizzes/${stored.body.id}`;
  const kept = await ask<EditableQuiz>(http, 'GET', path, undefined, german);
  const checked = await ask<CheckedQuestion>(
    http,
    'POST',
    '/api/questions/check',
    { question },
    german,
  );
  for (const { warnings } of [stored.body, kept.body, checked.body] as EditableQuiz[])
    expect(warnings).toMatchObject([{ path: ['text'], message: expect.stringMatching(unread) }]);
});

describe('question types', () => {
  it('are listed with their fields, and an example that is a good question', async () => {
    const { types } = (
      await quizApi(running.app.http).ask<QuestionTypeList>('GET', '/api/question-types')
    ).body;
    const byName = new Map(types.map((type) => [type.name, type]));
    for (const name of [
      'single',
      'multiple',
      'boolean',
      'text',
      'number',
      'order',
      'match',
      'point',
    ]) {
      const type = byName.get(name);
      expect(type?.title).not.toBe(name);
      expect((await check(type?.example ?? {})).body).toMatchObject({
        problems: [],
        form: { kind: type?.form },
      });
    }
    expect(byName.get('single')?.schema).toMatchObject({
      properties: { options: { type: 'array', minItems: 2, items: { type: 'string' } } },
      required: ['options', 'correct'],
    });
    // Of another's type all follows from the fields.
    expect(byName.get('echo')).toEqual({
      name: 'echo',
      title: 'Say it again',
      form: 'text',
      schema: {
        type: 'object',
        properties: {
          word: { type: 'string', minLength: 3, maxLength: 20, description: 'What to write' },
          times: { type: 'integer', minimum: 1, maximum: 5, default: 2 },
          style: { type: 'string', enum: ['plain', 'loud'] },
          others: { type: 'array', minItems: 2, maxItems: 4, items: { type: 'string' } },
        },
        required: ['word', 'style', 'others'],
      },
      example: {
        type: 'echo',
        text: 'Question?',
        word: 'Answer 1',
        style: 'plain',
        others: ['Answer 1', 'Answer 2'],
      },
    });
    expect(byName.get('mood')).toMatchObject({ title: 'mood', form: 'pick' });
    // One that hangs is listed, without what it would have said.
    expect(byName.get('trap')).toEqual({ name: 'trap', title: 'trap', schema: { type: 'object' } });
  }, 60_000);

  it('of plugins are asked in a thread: one that hangs or fails holds up nobody', async () => {
    const word = {
      type: 'echo',
      text: 'Say hello twice',
      word: 'hello',
      style: 'loud',
      others: ['a', 'b'],
    };
    expect((await check(word, { answers: ['hello hello', 'hello', 'x'] })).body).toMatchObject({
      form: { kind: 'text', longest: 100 },
      right: ['hello'],
      text: 'hello hello',
      chat: { text: 'Say hello twice\nType your answer.' },
      answers: [
        { label: 'HELLO HELLO', understood: '“hello hello”', correctness: 1 },
        { label: 'HELLO', correctness: 0.5 },
        { label: 'X', correctness: 0 },
      ],
    });
    expect((await check({ ...word, word: 'x' })).body.problems).toMatchObject([{ path: ['word'] }]);
    const mood = await check({ type: 'mood', text: 'How are you?' }, { answers: [1, 'well'] });
    expect(mood.body.answers).toEqual([{ label: 'So so' }, { label: 'Well' }]);

    const [hung, meanwhile] = await Promise.all([
      check({ type: 'loop', text: 'Loop?', hang: true }),
      check({ type: 'loop', text: 'Loop?', hang: false }),
    ]);
    expect([hung.status, hung.code]).toEqual([503, 'UNAVAILABLE']);
    expect(meanwhile.body).toMatchObject({ problems: [], form: { kind: 'text' } });
    expect((await check(word)).status).toBe(200);

    const broken = await check({ type: 'broken', text: 'Broken?', hang: true }, { answers: ['x'] });
    expect(broken.body).toMatchObject({
      form: { kind: 'text' },
      answers: [{ label: '"x"', correctness: 0 }],
    });
    expect(broken.body).not.toHaveProperty('right');
  }, 60_000);

  it('and modes are told in the language that is asked for', async () => {
    const { http } = running.app;
    const say = async <Body>(url: string, language: string) =>
      (await ask<Body>(http, 'GET', url, undefined, { 'accept-language': language })).body;
    const { types } = await say<QuestionTypeList>('/api/question-types?lang=de', 'fr');
    expect(types.find(({ name }) => name === 'text')).toMatchObject({
      title: 'Getippt',
      schema: {
        properties: {
          match: {
            enum: ['tolerant', 'accents', 'exact'],
            enumNames: ['Tolerant', 'Akzente', 'Genau'],
          },
        },
      },
    });
    // Of a plugin without other words, and where there is none of the languages.
    expect(types.find(({ name }) => name === 'echo')?.title).toBe('Say it again');
    const plain = await say<QuestionTypeList>('/api/question-types', 'ja');
    expect(plain.types.find(({ name }) => name === 'text')?.title).toBe('Typed answer');

    const { modes } = await say<ModeList>('/api/modes', 'ar-EG, en;q=0.5');
    expect(modes.find(({ name }) => name === 'buzzer')).toMatchObject({
      title: 'الجرس',
      options: {
        description: 'من يضغط أولًا يجيب',
        properties: { seconds: { title: 'الثواني المتاحة لضغط الجرس', default: 15 } },
      },
    });
    const { body } = await quizApi(http).add({ title: 'T', questions: [single('?', 0)] });
    const refused = await ask<{ error: { message: string } }>(
      http,
      'POST',
      '/api/games',
      { quizId: body.id, mode: 'closest' },
      { 'accept-language': 'de' },
    );
    expect(refused.body.error.message).toBe(
      'Am nächsten dran braucht Fragen mit einer Zahl oder einer Stelle als Antwort; Frage 1 ist keine.',
    );
  });
});

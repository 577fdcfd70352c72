/** Quizzes with questions of plugins' types are stored: a schema that hangs holds up nobody. */
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { QuestionType } from '../../../server/engine/question-type.ts';
import type { QuestionTypes } from '../../../server/games/guarded-type.ts';
import { QuestionReader } from '../../../server/quizzes/checking/question-reader.ts';
import { TypeThread } from '../../../server/quizzes/checking/type-thread.ts';
import { Registry } from '../../../server/registry.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { quizApi } from '../../support/quiz-api.ts';
import { single } from '../../support/quizzes.ts';
import oddTypes, { echo, loop, trap } from './fixtures/odd-types.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp({}, [oddTypes]);
});
afterAll(() => running[Symbol.asyncDispose]());

const api = () => quizApi(running.app.http);

const word = { type: 'echo', text: '*Say* it', word: 'hello', style: 'loud', others: ['a', 'b'] };
const good = (id: string) => single('Red?', 0, { id });

it('a good one is read by its type, which says what is missing', async () => {
  const { body: added } = await api().add({ title: 'Echo', questions: [word] });
  const { body: kept } = await api().get(added.id);
  // With the defaults of its fields.
  expect(kept.questions).toMatchObject([{ ...word, times: 2 }]);
  expect(kept.playable).toBe(true);
  const refused = await api().add({ title: 'Echo', questions: [{ ...word, word: 'x' }] });
  expect(refused).toMatchObject({ status: 400, code: 'BAD_QUIZ' });
  const draft = await api().add(
    { title: 'Echo', questions: [{ ...word, id: 'echo01', word: 'x' }] },
    '?draft=true',
  );
  expect((await api().get(draft.body.id)).body.problems).toEqual([
    { question: 'echo01', path: ['word'], message: '“word” is shorter than 3 characters.' },
  ]);
});

it('one whose schema hangs is a problem of its question, and others go on meanwhile', async () => {
  const hung = { id: 'trap01', type: 'trap', text: 'Trap?' };
  const problem = {
    question: 'trap01',
    path: [],
    message: 'The question type “trap” failed to read this question.',
  };
  const saving = api().add({ title: 'Trapped', questions: [good('good01'), hung] }, '?draft=true');
  // Before the type is given up: nothing of it runs here.
  const isSaved = saving.then(() => true);
  const meanwhile = await api().add({ title: 'Meanwhile', questions: [good('good02')] });
  expect(meanwhile.status).toBe(201);
  expect(await Promise.race([isSaved, Promise.resolve(false)])).toBe(false);

  const { body: stored } = await saving;
  expect(stored.playable).toBe(false);
  const { body } = await api().get(stored.id);
  // Nothing of what was written is lost.
  expect(body.questions).toMatchObject([{ id: 'good01' }, hung]);
  expect(body.problems).toEqual([problem]);

  // Now it rests: nobody waits for it.
  const edits = { questions: { good01: { text: 'Blue?' } } };
  const edited = await api().patch(stored.id, stored.revision, edits, '?draft=true');
  expect(edited.body.questions).toMatchObject([{ text: 'Blue?' }, hung]);
  expect(edited.body.problems).toEqual([problem]);
  const whole = await api().add({ title: 'Whole', questions: [hung] });
  expect(whole).toMatchObject({ status: 400, code: 'BAD_QUIZ' });
  const imported = await api().ask<{ questions: unknown[]; problems: unknown[] }>(
    'POST',
    '/api/quizzes/import?format=json&dry=true',
    { title: 'File', questions: [good('good03'), hung] },
  );
  expect(imported.body).toMatchObject({
    questions: [{ id: 'good03' }],
    problems: [{ message: problem.message, found: hung }],
  });
  // Types beside it are asked all the same.
  expect((await api().add({ title: 'Echo', questions: [word] })).status).toBe(201);
}, 60_000);

it('a type that fails is asked again after a rest, one that has no form has none', async () => {
  const types = new Registry<QuestionType>('question type');
  const plugin = types.for('odd-types');
  const module = new URL('./fixtures/odd-types.ts', import.meta.url).href;
  for (const type of [trap, loop]) plugin.register(type as unknown as QuestionType, module);
  const asked: string[] = [];
  const thread = new TypeThread(200);
  let now = 0;
  const reader = new QuestionReader({
    types,
    asked: types as unknown as QuestionTypes,
    thread: {
      ask(task) {
        asked.push(task.type);
        return thread.ask(task);
      },
    },
    log: pino({ level: 'silent' }),
    now: () => now,
  });
  const hung = { type: 'trap', text: 'Trap?' };
  for (let times = 0; times < 4; times++)
    expect(await reader.examine(hung)).toHaveProperty('issues');
  expect(asked).toEqual(['trap', 'trap']);
  now = 10_000;
  await reader.examine(hung);
  expect(asked).toHaveLength(3);

  const loops = { type: 'loop', text: 'Loop?', hang: true };
  const read = await reader.examine(loops);
  if ('issues' in read) throw new Error('it is a good question');
  expect(read.question).toMatchObject(loops);
  expect(await reader.form(read.question, 'en')).toBeUndefined();
  expect(await reader.form({ ...read.question, hang: false }, 'en')).toEqual({ kind: 'text' });

  // One whose module nobody named cannot be asked in a thread.
  plugin.register(echo as unknown as QuestionType);
  expect(await reader.examine(word)).toMatchObject({ question: { word: 'hello' } });
  expect(asked).not.toContain('echo');
  await thread.close();
});

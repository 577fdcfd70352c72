/** Modes that plan their games: what is kept, and what whoever creates a game is told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Planner } from '../../../plugins/scoring/planner.ts';
import { startApp } from '../../support/app.ts';
import { post } from '../../support/clients.ts';
import { single } from '../../support/quizzes.ts';
import { planningPlugin } from './fixtures/planning.ts';

type Running = Awaited<ReturnType<typeof startApp>>;
let running: Running;
let quizId: string;
beforeAll(async () => {
  running = await startApp({}, [planningPlugin]);
  const questions = [
    single('Which?', 2),
    { type: 'boolean', text: 'So?', correct: true, limit: 5 },
  ];
  const { body } = await post<{ id: string }>(`${running.url}/api/quizzes`, {
    title: 'Quiz',
    language: 'fr',
    questions,
  });
  quizId = body.id;
});
afterAll(() => running[Symbol.asyncDispose]());

const create = (does: string, mode = 'planning') =>
  post<{ id: string; error?: { code: string; message: string } }>(`${running.url}/api/games`, {
    quizId,
    mode,
    options: mode === 'planning' ? { does } : {},
  });
const messageOf = async (does: string): Promise<string> => {
  const { status, body } = await create(does);
  expect([status, body.error?.code]).toEqual([400, 'BAD_OPTIONS']);
  return body.error?.message ?? '';
};

describe('a plan', () => {
  it('is made once, and kept with the game', async () => {
    const { body } = await create('plan');
    expect(await running.app.games.definition(body.id)).toMatchObject({
      plan: { turns: { 0: { closes: 'time' } } },
    });
  });

  it.each([
    ['throw', 'Only for true or false.'],
    ['hang', 'it was not done within one second'],
    ['exit', 'its thread ended'],
    ['promise', 'it gave none'],
    ['nothing', 'it gave none'],
    ['large', 'it is larger than 64 KiB'],
    ['reserved', 'not supported yet: pace'],
  ])('of a mode that does "%s" refuses the game, and the host is told why', async (does, why) => {
    expect(await messageOf(does)).toContain(why);
    // The next one is planned as if nothing had been.
    expect((await create('plan')).status).toBe(201);
  });

  it('is made from the questions, and from nothing that tells what is right', async () => {
    expect(JSON.parse(await messageOf('tell'))).toEqual({
      language: 'fr',
      questions: [
        {
          type: 'single',
          form: 'pick',
          graded: true,
          text: 'Which?',
          points: 1000,
          limit: 20,
          hints: [],
        },
        {
          type: 'boolean',
          form: 'pick',
          graded: true,
          text: 'So?',
          points: 1000,
          limit: 5,
          hints: [],
        },
      ],
    });
  });

  it('of a mode that hangs holds up no game of another mode', async () => {
    const hanging = create('hang');
    const { status } = await create('', 'classic');
    const first = await Promise.race([hanging.then(() => 'hanging'), Promise.resolve('classic')]);
    expect([status, first]).toEqual([201, 'classic']);
    expect((await hanging).status).toBe(400);
  });
});

describe('the planner', () => {
  const modules = () => [new URL('./fixtures/planning.ts', import.meta.url).href];
  const request = (does: string) => ({
    mode: 'planning',
    quiz: { language: 'en', questions: [] },
    modeOptions: { does },
  });

  it('plans for many who ask at once', async () => {
    const planner = new Planner(modules);
    const asked = Array.from({ length: 200 }, () => planner.plan(request('plan')));
    expect(await Promise.all(asked)).toHaveLength(200);
    await planner.close();
  });

  it('refuses who has waited too long behind others', async () => {
    const planner = new Planner(modules, 500, 100);
    const hanging = planner.plan(request('hang'));
    const late = planner.plan(request('plan')).catch(({ code }) => code);
    expect(await hanging).toHaveProperty('refused');
    expect(await late).toBe('UNAVAILABLE');
    await planner.close();
  });

  it('gives no plan once it is closed', async () => {
    const planner = new Planner(modules, 60_000);
    const hanging = planner.plan(request('hang')).catch(({ code }) => code);
    const waiting = planner.plan(request('plan')).catch(({ code }) => code);
    await planner.close();
    expect(await Promise.all([hanging, waiting])).toEqual(['UNAVAILABLE', 'UNAVAILABLE']);
  });
});

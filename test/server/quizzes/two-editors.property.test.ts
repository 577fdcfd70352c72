/**
 * Two who edit the same quizzes at random: what a model says must be there is there, and no edit that was
 * taken is lost.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.ts';
import { startPostgres } from '../../support/postgres.ts';
import { quizApi } from '../../support/quiz-api.ts';
import { single } from '../../support/quizzes.ts';

const IDS = ['one111', 'two222', 'three3', 'four44'] as const;

type Change =
  | { does: 'read' }
  | { does: 'title'; text: string }
  | { does: 'question'; id: (typeof IDS)[number]; text: string }
  | { does: 'drop'; id: (typeof IDS)[number] }
  | { does: 'put'; ids: (typeof IDS)[number][]; text: string }
  | { does: 'reverse' }
  | { does: 'remove' }
  | { does: 'restore' };

const id = fc.constantFrom(...IDS);
const text = fc.stringMatching(/^[a-z]{1,8}$/);
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ does: 'read' } as const) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('title' as const), text }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('question' as const), id, text }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('drop' as const), id }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('put' as const),
      ids: fc.uniqueArray(id, { minLength: 1 }),
      text,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'reverse' } as const) },
  { weight: 1, arbitrary: fc.constant({ does: 'remove' } as const) },
  { weight: 2, arbitrary: fc.constant({ does: 'restore' } as const) },
);

interface Model {
  revision: number;
  title: string;
  questions: { id: string; text: string }[];
  deleted: boolean;
}

/** The quiz after an edit; undefined for one that leaves it without a question. */
function edited(model: Model, change: Change): Pick<Model, 'title' | 'questions'> | undefined {
  const { title, questions } = model;
  switch (change.does) {
    case 'title':
      return { title: change.text, questions };
    case 'question': {
      const { id, text } = change;
      const known = questions.some((question) => question.id === id);
      return {
        title,
        questions: known
          ? questions.map((question) => (question.id === id ? { id, text } : question))
          : [...questions, { id, text }],
      };
    }
    case 'drop': {
      const left = questions.filter((question) => question.id !== change.id);
      return left.length > 0 ? { title, questions: left } : undefined;
    }
    case 'put':
      return { title: change.text, questions: change.ids.map((id) => ({ id, text: change.text })) };
    case 'reverse':
      return { title, questions: questions.toReversed() };
    default:
      return { title, questions };
  }
}

const questionOf = (id: string, text: string) => ({ ...single(text, 0), id });

describe.each(['in a folder', 'on PostgreSQL'])('two editors of quizzes %s', (where) => {
  let running: RunningApp;
  const stop: AsyncDisposable[] = [];
  beforeAll(async () => {
    const postgres = where === 'on PostgreSQL' ? await startPostgres() : undefined;
    running = await startApp(postgres ? { databaseUrl: postgres.newDatabase() } : {});
    stop.push(running, ...(postgres ? [postgres] : []));
  });
  afterAll(async () => {
    for (const one of stop) await one[Symbol.asyncDispose]();
  });

  it('see what a model says, and are told when the other one was faster', async () => {
    const api = quizApi(running.app.http);
    const send = (quiz: string, seen: number, change: Change, { questions }: Model) => {
      switch (change.does) {
        case 'title':
          return api.patch(quiz, seen, { title: change.text });
        case 'question': {
          const { id, text } = change;
          const known = questions.some((question) => question.id === id);
          const patch = known ? { text } : questionOf(id, text);
          return api.patch(quiz, seen, { questions: { [id]: patch } });
        }
        case 'drop':
          return api.patch(quiz, seen, { questions: { [change.id]: null } });
        case 'put':
          return api.put(quiz, seen, {
            title: change.text,
            questions: change.ids.map((id) => questionOf(id, change.text)),
          });
        default:
          return api.patch(quiz, seen, {
            order: questions.map((question) => question.id).toReversed(),
          });
      }
    };

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ editor: fc.constantFrom(0, 1), change }), { maxLength: 30 }),
        async (steps) => {
          const questions = [questionOf('one111', 'first'), questionOf('two222', 'second')];
          const quiz = (await api.add({ title: 'start', questions })).body.id;
          const model: Model = {
            revision: 1,
            title: 'start',
            questions: questions.map(({ id, text }) => ({ id, text })),
            deleted: false,
          };
          const seen = [1, 1];
          for (const { editor, change } of steps) {
            if (change.does === 'restore') {
              expect((await api.restore(quiz)).status).toBe(200);
              model.deleted = false;
            } else if (change.does === 'remove') {
              expect((await api.remove(quiz)).status).toBe(model.deleted ? 404 : 200);
              model.deleted = true;
            } else if (change.does === 'read') {
              const { status, body } = await api.get(quiz);
              expect(status).toBe(model.deleted ? 404 : 200);
              if (status === 200) seen[editor] = body.revision;
            } else {
              const answer = await send(quiz, seen[editor] ?? 0, change, model);
              const next = edited(model, change);
              if (model.deleted) expect(answer.code).toBe('QUIZ_NOT_FOUND');
              else if (seen[editor] !== model.revision) expect(answer.code).toBe('STALE_EDIT');
              else if (!next) expect(answer.code).toBe('BAD_QUIZ');
              else {
                expect(answer.status).toBe(200);
                const isNews =
                  JSON.stringify(next) !== JSON.stringify(edited(model, { does: 'read' }));
                Object.assign(model, next);
                if (isNews) model.revision += 1;
                expect(answer.body.revision).toBe(model.revision);
                seen[editor] = model.revision;
              }
            }
            const kept = (await running.app.records.quizzes.get(quiz)) as NonNullable<
              Awaited<ReturnType<typeof running.app.records.quizzes.get>>
            >;
            expect(kept.revision).toBe(model.revision);
            expect(kept.title).toBe(model.title);
            expect(kept.questions.map(({ id, text }) => ({ id, text }))).toEqual(model.questions);
            expect(kept.deletedAt !== undefined).toBe(model.deleted);
          }
        },
      ),
      { numRuns: where === 'on PostgreSQL' ? 15 : 40 },
    );
  });

  it('who write at the same moment: of one revision one wins, and every edit taken is there', async () => {
    const api = quizApi(running.app.http);
    const quiz = (await api.add({ title: 'start', questions: [questionOf('one111', 'x')] })).body
      .id;
    let revision = 1;
    for (let round = 0; round < 10; round++) {
      const answers = await Promise.all(
        Array.from({ length: 5 }, (_, editor) =>
          api.patch(quiz, revision, { title: `round ${round} of ${editor}` }),
        ),
      );
      const taken = answers.filter(({ status }) => status === 200);
      expect(taken).toHaveLength(1);
      for (const { status, code } of answers)
        expect([200, 'STALE_EDIT']).toContain(status === 200 ? status : code);
      revision += 1;
      expect((await api.get(quiz)).body).toEqual(taken[0]?.body);
    }
    // An edit of whatever there is waits for the others, and loses nothing of theirs.
    const added = await Promise.all(
      Array.from({ length: 6 }, (_, editor) =>
        api.patch(quiz, '*', {
          questions: { [`editor${editor}`]: questionOf('', `of ${editor}`) },
        }),
      ),
    );
    for (const { status } of added) expect(status).toBe(200);
    const { body } = await api.get(quiz);
    expect(body.revision).toBe(revision + 6);
    expect(body.questions.map(({ id }) => id).sort()).toEqual(
      ['one111', ...Array.from({ length: 6 }, (_, editor) => `editor${editor}`)].sort(),
    );
  });
});

import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Quiz } from '../engine/quiz.ts';
import type { QuizRecords, QuizSummary } from './contract.ts';
import { QuizEntity } from './entities/quiz.ts';
import { date, foundAnywhere, json, type Read } from './reading.ts';

/** Quizzes that are read at a time, where all are looked through. */
const AT_A_TIME = 20;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * @param fork gives an entity manager of its own to each call
 * @param countOf the SQL that counts the items of a JSON list
 * @param lasting makes what was written last, if writing alone does not
 */
export function quizRecords(
  fork: () => SqlEntityManager,
  read: Read,
  countOf: (column: string) => string,
  lasting: () => Promise<void>,
): QuizRecords {
  return {
    async add({ title, description, language, questions }: Quiz, slug?: string) {
      const em = fork();
      const id = randomUUID();
      const row = {
        id,
        slug: slug ?? null,
        title,
        description,
        language,
        questions,
        createdAt: new Date(),
      };
      if (slug === undefined) await em.insert(QuizEntity, row);
      else
        await em.upsert(QuizEntity, row, {
          onConflictFields: ['slug'],
          onConflictAction: 'ignore',
        });
      await lasting();
      if (slug === undefined) return id;
      const { id: stored } = await fork().findOneOrFail(
        QuizEntity,
        { slug },
        { fields: ['id'], connectionType: 'write' },
      );
      return stored;
    },

    async get(id) {
      // PostgreSQL would call an id of another form a type error; it is no quiz's.
      if (!UUID.test(id)) return undefined;
      return foundAnywhere(async (from) => {
        const [row] = await read(
          'select title, description, language, questions from quizzes where id = ?',
          [id],
          from,
        );
        return row && ({ ...row, questions: json(row.questions) } as Quiz);
      });
    },

    async *texts() {
      let rows: Awaited<ReturnType<Read>>;
      let last = '00000000-0000-0000-0000-000000000000';
      do {
        rows = await read(
          `select * from quizzes where id > ? order by id limit ${AT_A_TIME}`,
          [last],
          'read',
        );
        for (const row of rows) yield JSON.stringify(row);
        last = String(rows.at(-1)?.id);
      } while (rows.length === AT_A_TIME);
    },

    async list() {
      const rows = await read(
        `select id, title, description, language, ${countOf('questions')} as questions, created_at
         from quizzes order by slug is null, case when slug is null then created_at end desc, created_at, title`,
        [],
        'read',
      );
      return rows.map(
        ({ created_at, ...row }) => ({ ...row, createdAt: date(created_at) }) as QuizSummary,
      );
    },
  };
}

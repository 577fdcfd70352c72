import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Quiz } from '../engine/quiz.ts';
import type { QuizRecords, QuizSummary } from './contract.ts';
import { QuizEntity } from './entities/quiz.ts';
import { foundAnywhere } from './replicas.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @param fork gives an entity manager of its own to each call */
export function quizRecords(fork: () => SqlEntityManager): QuizRecords {
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
      if (slug === undefined) {
        await em.insert(QuizEntity, row);
        return id;
      }
      await em.upsert(QuizEntity, row, { onConflictFields: ['slug'], onConflictAction: 'ignore' });
      const stored = await fork().findOneOrFail(
        QuizEntity,
        { slug },
        { fields: ['id'], connectionType: 'write' },
      );
      return stored.id;
    },

    async get(id) {
      // An id of another form is no quiz's: the database would call it a type error.
      const stored = UUID.test(id)
        ? await foundAnywhere((from) => fork().findOne(QuizEntity, { id }, from))
        : null;
      if (!stored) return undefined;
      const { title, description, language, questions } = stored;
      return { title, description, language, questions };
    },

    async list() {
      const rows: (Omit<QuizSummary, 'createdAt'> & { createdAt: string | Date })[] = await fork()
        .getConnection('read')
        .execute(`
        select id, title, description, language, jsonb_array_length(questions)::int as questions,
          created_at as "createdAt"
        from quizzes order by slug is null, case when slug is null then created_at end desc, created_at, title`);
      return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { QuizRecords } from './contract.ts';
import { QuizEntity } from './entities/quiz.ts';
import { withIds } from './question-ids.ts';
import { isQuizId } from './quiz-id.ts';
import { type QuizListSources, quizLists } from './quiz-lists.ts';
import { contentColumns, KEPT, keptOf } from './quiz-rows.ts';

/** Quizzes that are read at a time, where all are looked through. */
const READ_AT_A_TIME = 20;

/** Quizzes that are deleted for good at a time. */
const AT_A_TIME = 100;

export interface QuizRecordSources extends QuizListSources {
  /** Gives an entity manager of its own to each call. */
  fork(): SqlEntityManager;
  /** Makes what was written last, if writing alone does not. */
  lasting(): Promise<void>;
}

/** Quizzes. All of it is read from the primary: a host sees what they have just done. */
export function quizRecords({ fork, lasting, ...sources }: QuizRecordSources): QuizRecords {
  const { read } = sources;
  /** Changes a quiz where all of this holds, in one statement. @returns whether there was one */
  const change = async (where: object, columns: object): Promise<boolean> => {
    const changed = await fork().nativeUpdate(QuizEntity, where, columns);
    if (changed > 0) await lasting();
    return changed > 0;
  };
  return {
    ...quizLists(sources),

    async add(quiz, { slug, playable = true, owner = null } = {}) {
      const em = fork();
      const [id, now] = [randomUUID(), new Date()];
      const row = {
        id,
        slug: slug ?? null,
        ...contentColumns(quiz),
        playable,
        owner,
        createdAt: now,
        updatedAt: now,
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
      if (!isQuizId(id)) return undefined;
      const [row] = await read(`select ${KEPT} from quizzes where id = ?`, [id], 'write');
      return row && keptOf(row);
    },

    async *texts() {
      let rows: Awaited<ReturnType<typeof read>>;
      let last = '00000000-0000-0000-0000-000000000000';
      do {
        rows = await read(
          `select * from quizzes where id > ? order by id limit ${READ_AT_A_TIME}`,
          [last],
          'read',
        );
        for (const row of rows) yield JSON.stringify(row);
        last = String(rows.at(-1)?.id);
      } while (rows.length === READ_AT_A_TIME);
    },

    async replace({ archivedAt: _, ...kept }, given, { playable, archivedAt }) {
      const { id, revision, shipped, owner, createdAt } = kept;
      const content = { ...given, questions: withIds(given.questions) };
      const edit = { playable, revision: revision + 1, updatedAt: new Date() };
      const replaced = await change(
        { id, revision, deletedAt: null },
        { ...contentColumns(content), ...edit, archivedAt: archivedAt ?? null },
      );
      if (!replaced) return undefined;
      const about = { id, shipped, owner, createdAt, ...(archivedAt && { archivedAt }) };
      return { ...content, ...about, ...edit };
    },

    async remove(id, revision) {
      if (!isQuizId(id)) return undefined;
      const deletedAt = new Date();
      const where = { id, deletedAt: null, ...(revision !== undefined && { revision }) };
      return (await change(where, { deletedAt })) ? deletedAt : undefined;
    },

    async restore(id, since) {
      if (!isQuizId(id)) return false;
      return change({ id, deletedAt: { $gte: since } }, { deletedAt: null });
    },

    async purge(before) {
      const gone = { deletedAt: { $lt: before } };
      let purged = 0;
      for (;;) {
        const em = fork();
        const some = await em.find(
          QuizEntity,
          { ...gone, slug: null },
          { fields: ['id'], limit: AT_A_TIME },
        );
        if (some.length === 0) break;
        // Asked again: one may have been restored just now.
        const ids = some.map(({ id }) => id);
        const deleted = await fork().nativeDelete(QuizEntity, { ...gone, id: { $in: ids } });
        purged += deleted;
        if (deleted === 0) break;
      }
      const empty = { title: '', description: '', language: '', tags: [], questions: [] };
      const shipped = { ...gone, slug: { $ne: null }, questionCount: { $ne: 0 } };
      purged += await fork().nativeUpdate(QuizEntity, shipped, contentColumns(empty));
      if (purged > 0) await lasting();
      return purged;
    },
  };
}

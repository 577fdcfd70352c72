import type { QuizQuery, QuizRecords, QuizSort, QuizState } from './contract.ts';
import { summaryColumns, summaryOf } from './quiz-rows.ts';
import type { Read } from './reading.ts';
import { wordsSought } from './search-words.ts';

export interface QuizListSources {
  read: Read;
  /** The SQL that counts the items of a JSON list. */
  countOf(column: string): string;
  /** The SQL of a table `item` with the texts of a JSON list, as `item.value`. */
  itemsOf(column: string): string;
  /** The SQL that says whether one text has another one in it, which is a `?`. */
  has(column: string): string;
}

const STATES: Record<QuizState, string> = {
  active: 'deleted_at is null and archived_at is null',
  archived: 'deleted_at is null and archived_at is not null',
  // What was emptied for good stays as a row: see `purge`.
  deleted: "deleted_at is not null and language <> ''",
};

const UPDATED = 'coalesce(updated_at, created_at)';

const SORTS: Record<QuizSort | 'first', string> = {
  first: 'slug is null, case when slug is null then created_at end desc, created_at, title, id',
  updated: `${UPDATED} desc, id`,
  created: 'created_at desc, id',
  title: 'sort_title, id',
  played: `played desc, ${UPDATED} desc, id`,
};

/** Finds quizzes, by statements that do not look at their questions. */
export function quizLists(sources: QuizListSources): Pick<QuizRecords, 'list' | 'tags'> {
  const { read, countOf, itemsOf, has } = sources;

  const condition = ({ q = '', tag, state = 'active' }: QuizQuery) => {
    const words = wordsSought(q);
    const tagged = `exists (select 1 from ${itemsOf('tags')} where item.value = ?)`;
    return {
      where: [STATES[state], ...words.map(() => has('search')), ...(tag ? [tagged] : [])].join(
        ' and ',
      ),
      values: [...words, ...(tag ? [tag] : [])],
    };
  };

  return {
    async list(query = {}) {
      const { where, values } = condition(query);
      const order = SORTS[query.sort ?? 'first'];
      const { limit, offset = 0 } = query;
      const columns = summaryColumns(countOf);
      if (limit === undefined) {
        const rows = await read(
          `select ${columns} from quizzes where ${where} order by ${order}`,
          values,
          'write',
        );
        return { quizzes: rows.map(summaryOf), total: rows.length };
      }
      const [rows, [counted]] = await Promise.all([
        read(
          `select ${columns} from quizzes where ${where} order by ${order} limit ? offset ?`,
          [...values, limit, offset],
          'write',
        ),
        read(`select count(*) as total from quizzes where ${where}`, values, 'write'),
      ]);
      return { quizzes: rows.map(summaryOf), total: Number(counted?.total) };
    },

    async tags(state, limit) {
      const rows = await read(
        `select item.value as tag, count(*) as count from quizzes, ${itemsOf('tags')}
         where ${STATES[state]} group by item.value order by count(*) desc, item.value limit ?`,
        [limit],
        'write',
      );
      return rows.map(({ tag, count }) => ({ tag: tag as string, count: Number(count) }));
    },
  };
}

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
}

const STATES: Record<QuizState, string> = {
  active: 'deleted_at is null and archived_at is null',
  archived: 'deleted_at is null and archived_at is not null',
  // A quiz that was emptied for good stays as a row: see `purge`.
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
  const { read, countOf, itemsOf } = sources;

  const condition = ({ q = '', tag, state = 'active' }: QuizQuery) => {
    const words = wordsSought(q);
    const tagged = `exists (select 1 from ${itemsOf('tags')} where item.value = ?)`;
    return {
      isSearch: words.length > 0,
      where: [STATES[state], ...words.map(() => 'search like ?'), ...(tag ? [tagged] : [])].join(
        ' and ',
      ),
      // Of letters and digits alone: nothing in them means anything to `like`.
      values: [...words.map((word) => `%${word}%`), ...(tag ? [tag] : [])],
    };
  };

  return {
    async list(query = {}) {
      const { isSearch, where, values } = condition(query);
      const order = SORTS[query.sort ?? 'first'];
      const { limit, offset = 0 } = query;
      const columns = summaryColumns(countOf);
      // The rows to sort are small; the rest is read for those alone that are shown. A search looks
      // at every quiz: it counts as it finds them, and not once more by itself.
      const counting = isSearch && limit !== undefined ? ', count(*) over () as total' : '';
      const found = `select id as found_id${counting} from quizzes where ${where} order by ${order}`;
      const rowsOf = (ids: string, given: (string | number)[]) =>
        read(
          `select ${columns}${counting && ', total'} from (${ids}) found join quizzes on id = found_id order by ${order}`,
          given,
          'write',
        );
      if (limit === undefined) {
        const rows = await rowsOf(found, values);
        return { quizzes: rows.map(summaryOf), total: rows.length };
      }
      const count = () =>
        read(`select count(*) as total from quizzes where ${where}`, values, 'write');
      const [rows, counted] = await Promise.all([
        rowsOf(`${found} limit ? offset ?`, [...values, limit, offset]),
        isSearch ? undefined : count(),
      ]);
      const isBeyond = rows.length === 0 && offset > 0;
      const [totals] = counted ?? (isBeyond ? await count() : rows);
      return { quizzes: rows.map(summaryOf), total: Number(totals?.total ?? 0) };
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

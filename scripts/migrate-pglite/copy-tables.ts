import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Pglite } from './pglite.ts';
import { TABLES } from './tables.ts';

/** Rows that are carried over at once. */
const PAGE = 1000;

/**
 * Copies every table, and counts them on both sides.
 * @param tell is told of each table, and how far it is
 * @throws Error when a count differs
 */
export async function copyTables(
  from: Pglite,
  to: DatabaseSync,
  tell: (table: string, done: number, all: number) => void,
): Promise<void> {
  // A folder that was never opened by the last of the earlier versions lacks this column.
  await from.exec(
    `alter table quizzes add column if not exists "description" text not null default ''`,
  );
  for (const { name, columns, key } of TABLES) {
    const names = Object.keys(columns);
    const all = await countOf(from, name);
    const select = Object.entries(columns).map(([column, sql]) => `${sql} as "${column}"`);
    const insert = to.prepare(
      `insert into ${name} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    );
    for (let done = 0; done < all; done += PAGE) {
      tell(name, done, all);
      const { rows } = await from.query<Record<string, SQLInputValue>>(
        `select ${select.join(', ')} from ${name} order by ${key.join(', ')} limit ${PAGE} offset ${done}`,
      );
      to.exec('begin');
      for (const row of rows) insert.run(...names.map((column) => row[column] ?? null));
      to.exec('commit');
    }
    const copied = Number(to.prepare(`select count(*) as count from ${name}`).get()?.count);
    if (copied !== all) throw new Error(`of ${all} rows of ${name}, ${copied} were copied`);
    tell(name, all, all);
  }
}

async function countOf(from: Pglite, table: string): Promise<number> {
  const { rows } = await from.query<{ count: number }>(
    `select count(*)::int as count from ${table}`,
  );
  return rows[0]?.count ?? 0;
}

import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { SqliteDialect } from 'kysely';
import { openConnection } from './file.ts';

/** Statements that are kept ready, and the longest of them: with values in it, none comes twice. */
const KEPT = 50;
const LONGEST_KEPT = 200;

/** Lets the ORM work on a file by Node's own SQLite. */
export function sqliteDialect(file: string): SqliteDialect {
  return new SqliteDialect({
    database: async () => {
      const database = openConnection(file);
      const kept = new Map<string, StatementSync>();
      return {
        prepare(sql) {
          // A full disk ends a transaction by itself.
          if (sql === 'rollback' && !database.isTransaction) return NOTHING;
          return runnable(statement(database, kept, sql));
        },
        close: () => database.close(),
      };
    },
  });
}

function statement(
  database: DatabaseSync,
  kept: Map<string, StatementSync>,
  sql: string,
): StatementSync {
  const ready = kept.get(sql);
  if (ready) return ready;
  const made = database.prepare(sql);
  if (sql.length > LONGEST_KEPT) return made;
  const [oldest] = kept.keys();
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(sql, made);
  return made;
}

const runnable = (made: StatementSync) => ({
  reader: made.columns().length > 0,
  all: (values: readonly unknown[]) => made.all(...(values as SQLInputValue[])),
  run: (values: readonly unknown[]) => made.run(...(values as SQLInputValue[])),
  iterate: (values: readonly unknown[]) => made.iterate(...(values as SQLInputValue[])),
});

const NOTHING = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

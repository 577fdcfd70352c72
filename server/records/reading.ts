/** A row as the database gives it. */
export type Row = Record<string, unknown>;

/** From a replica, or from the primary, which has everything first. Where there is no replica, all the same. */
export type From = 'read' | 'write';

/** Runs a statement, with `?` for values, that changes nothing. */
export type Read = (sql: string, values: (string | number)[], from?: From) => Promise<Row[]>;

/** Looks in a replica, and what has not reached that yet is looked for in the primary. */
export async function foundAnywhere<Found>(
  find: (from: From) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  return (await find('read')) ?? find('write');
}

/** A JSON column: PostgreSQL gives its value, SQLite its text. */
export const json = <Value>(column: unknown): Value =>
  typeof column === 'string' ? JSON.parse(column) : (column as Value);

/** A date column: PostgreSQL gives a date or its text, SQLite ms since the epoch. */
export const date = (column: unknown): Date => new Date(column as string | number | Date);

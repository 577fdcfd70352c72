import { startPostgres } from '../../support/postgres.ts';

export type Database = 'sqlite' | 'postgresql';

/**
 * Where the quizzes of a test of the desk are kept: one file's on each, as what they ask the server for is
 * done on both by test/server/quizzes/editing.test.ts; and `npm run test:desk` plays both files on PostgreSQL.
 * @param usual where it is in `npm test`
 * @returns settings for `startApp`, to be disposed of after the app
 */
export async function databaseOf(
  usual: Database,
): Promise<{ settings: { databaseUrl?: string } } & AsyncDisposable> {
  const chosen = process.env.QRUSH_TEST_DATABASE ?? usual;
  if (chosen === 'sqlite') return { settings: {}, [Symbol.asyncDispose]: async () => {} };
  const postgres = await startPostgres();
  return {
    settings: { databaseUrl: postgres.newDatabase() },
    [Symbol.asyncDispose]: () => postgres[Symbol.asyncDispose](),
  };
}

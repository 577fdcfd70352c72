import { defineConfig, SqliteDriver } from '@mikro-orm/sql';
import { sharedOptions } from '../options.ts';
import type { QueryLog } from '../query-log.ts';
import { sqliteDialect } from './dialect.ts';

/** The ORM's options for a database file. */
export const sqliteOptions = (file: string, queries: QueryLog, migrations?: Migrations) =>
  defineConfig({
    ...sharedOptions(queries, migrations),
    driver: SqliteDriver,
    dbName: file,
    driverOptions: sqliteDialect(file),
  });

type Migrations = Parameters<typeof sharedOptions>[1];

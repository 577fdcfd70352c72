import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MIGRATIONS } from '../../server/records/migrations/all.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What a dump depends on: the schema, and the PostgreSQL inside. */
const version = createHash('sha1')
  .update(readFileSync(join(ROOT, 'node_modules/@electric-sql/pglite/package.json')))
  .update(MIGRATIONS.map(({ name }) => name).join())
  .digest('hex')
  .slice(0, 12);

/** An empty database with the schema of today; test/setup/records.ts makes it. */
export const TEMPLATE = join(ROOT, `test/output/records-${version}.tar`);

/** The data folder of tests that leave nothing: a copy of the template in memory. */
export const IN_MEMORY = `memory://${TEMPLATE}`;

import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MikroORM } from '@mikro-orm/pglite';
import pino from 'pino';
import { pgliteOptions } from '../../server/records/options.ts';
import { QueryLog } from '../../server/records/query-log.ts';
import { TEMPLATE } from '../support/in-memory.ts';

/** Makes the database that tests copy, unless it is there: each would take seconds to make its own. */
export default async function setup(): Promise<void> {
  if (existsSync(TEMPLATE)) return;
  const log = pino({ level: 'silent' });
  const orm = await MikroORM.init(await pgliteOptions('memory://', new QueryLog(log)));
  await orm.migrator.up();
  const client = await orm.em.getConnection().getNativeClient();
  const dump = await client.dumpDataDir('none');
  await mkdir(dirname(TEMPLATE), { recursive: true });
  // Whole or not at all, also when two runs begin at once.
  const draft = `${TEMPLATE}.${process.pid}`;
  await writeFile(draft, Buffer.from(await dump.arrayBuffer()));
  await rename(draft, TEMPLATE);
  await orm.close(true);
}

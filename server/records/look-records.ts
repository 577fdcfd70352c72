import type { SqlEntityManager } from '@mikro-orm/sql';
import type { LookRecords } from './contract.ts';
import { LookEntity } from './entities/look.ts';
import type { Read } from './reading.ts';

/** The one row there is. */
const ID = 1;

/** The look of the pages. */
export function lookRecords(
  fork: () => SqlEntityManager,
  read: Read,
  lasting: () => Promise<void>,
): LookRecords {
  return {
    async get() {
      const [row] = await read('select logo, accent, ground from looks where id = ?', [ID]);
      const text = (value: unknown) => (typeof value === 'string' ? value : null);
      return { logo: text(row?.logo), accent: text(row?.accent), ground: text(row?.ground) };
    },
    async set(look) {
      await fork().upsert(LookEntity, { id: ID, ...look });
      await lasting();
    },
  };
}

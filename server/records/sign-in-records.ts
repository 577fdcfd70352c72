import type { SqlEntityManager } from '@mikro-orm/sql';
import type { SignInRecords } from './contract.ts';
import { SignInEntity } from './entities/sign-in.ts';
import type { Read } from './reading.ts';

/** Sign-ins. Expired ones go with the next one. */
export function signInRecords(
  fork: () => SqlEntityManager,
  read: Read,
  lasting: () => Promise<void>,
): SignInRecords {
  return {
    async add(id, expiresAt) {
      const now = new Date();
      await fork().nativeDelete(SignInEntity, { expiresAt: { $lte: now } });
      await fork().insert(SignInEntity, { id, createdAt: now, expiresAt });
      await lasting();
    },
    async has(id) {
      const [row] = await read('select expires_at from sign_ins where id = ?', [id], 'write');
      return row !== undefined && new Date(row.expires_at as string | number) > new Date();
    },
    async remove(id) {
      await fork().nativeDelete(SignInEntity, { id });
      await lasting();
    },
    async removeAll() {
      const removed = await fork().nativeDelete(SignInEntity, {});
      await lasting();
      return removed;
    },
  };
}

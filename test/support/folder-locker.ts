/** A process that locks the folder it is given, and keeps it until it is killed. */
import { lockFolder } from '../../server/records/sqlite/folder-lock.ts';

try {
  await lockFolder(process.argv[2] ?? '');
  process.send?.('locked');
  setInterval(() => {}, 1000);
} catch (error) {
  process.send?.((error as Error).message);
}

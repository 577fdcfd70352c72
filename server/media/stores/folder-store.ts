import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isMediaName } from '../names.ts';
import type { MediaStore } from './store.ts';

/** The ending of a file that is being written. */
const PART = '.part';

/** ms after which such a file belongs to a process that has died. */
const FORSAKEN = 3_600_000;

/** Media as files of a folder, which is made when the first one comes. */
export function folderStore(folder: string): MediaStore {
  const pathOf = (name: string): string => join(folder, name);
  return {
    place: folder,
    isShared: false,

    async put(name, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const part = pathOf(`${randomUUID()}${PART}`);
      try {
        const file = await open(part, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(part, pathOf(name));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },

    async size(name) {
      return (await orNothing(stat(pathOf(name))))?.size;
    },

    async read(name, span) {
      const file = await orNothing(open(pathOf(name)));
      return file && createReadStream('', { fd: file, ...span });
    },

    async delete(name) {
      return (await orNothing(unlink(pathOf(name)).then(() => true))) ?? false;
    },

    async *list() {
      for (const name of (await orNothing(readdir(folder))) ?? []) {
        const isPart = name.endsWith(PART);
        if (!isPart && !isMediaName(name)) continue;
        const about = await orNothing(stat(pathOf(name)));
        if (!about) continue;
        if (!isPart) yield { name, bytes: about.size, at: about.mtimeMs };
        else if (Date.now() - about.mtimeMs > FORSAKEN) await rm(pathOf(name), { force: true });
      }
    },
  };
}

/** Undefined for what is not there. */
async function orNothing<Value>(found: Promise<Value>): Promise<Value | undefined> {
  try {
    return await found;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

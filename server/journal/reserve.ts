import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { open, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Bytes set aside: all that a game of 1,000 players writes. */
const SIZE = 8_000_000;
const BLOCK = 250_000;

/** Bytes that have to be free for it: the records need some, too. */
const LEFT = 3 * SIZE;

/** ms until space is set aside again. */
const AGAIN = 30_000;

/** Space that a journal has set aside on its disk: games can continue when the disk is full. */
export class Reserve {
  readonly #file: string;
  #making: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(folder: string) {
    this.#file = join(folder, 'reserve');
  }

  /** Sets the space aside, now or as soon as there is some. Does nothing from the second time on. */
  make(): void {
    this.#making ??= this.#make();
  }

  /** Gives the space free. @returns false when there is none any more */
  release(): boolean {
    // Also what the process before has set aside.
    if (!existsSync(this.#file)) return false;
    rmSync(this.#file, { force: true });
    this.#later();
    return true;
  }

  async close(): Promise<void> {
    await this.#making;
    clearTimeout(this.#timer);
  }

  async #make(): Promise<void> {
    const draft = `${this.#file}.new`;
    try {
      const { size } = await stat(this.#file).catch(() => ({ size: 0 }));
      if (size < SIZE) {
        const { bavail, bsize } = await statfs(dirname(this.#file));
        if (bavail * bsize < LEFT) throw new Error('too little space is left');
        await fill(draft);
        await rename(draft, this.#file);
      }
    } catch {
      await rm(draft, { force: true }).catch(() => {});
      this.#later();
    }
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#making = this.#make();
    }, AGAIN).unref();
  }
}

async function fill(file: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    // Zeros would take no space where the file system compresses.
    for (let at = 0; at < SIZE; at += BLOCK) await handle.writeFile(randomBytes(BLOCK));
  } finally {
    await handle.close();
  }
}

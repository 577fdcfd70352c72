import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';
import type { AsyncFlateStreamHandler, ZipInputFile } from 'fflate';

/** How hard the file is made small: more takes twice the time for a few per cent. */
const LEVEL = 3;

/** By its number in zip files. */
const DEFLATE = 8;

/**
 * A file in a zip archive that is deflated by Node's zlib, in its threads: fflate would hold the event
 * loop, and for longer.
 */
export class ZipPart implements ZipInputFile, Disposable {
  readonly filename: string;
  readonly compression = DEFLATE;
  /** Of what has been written, as fflate reads it at the end. */
  size = 0;
  crc = 0;
  /** Set by the archive that this is added to. */
  ondata?: AsyncFlateStreamHandler;
  readonly #deflate = createDeflateRaw({ level: LEVEL });

  constructor(filename: string) {
    this.filename = filename;
    this.#deflate.on('data', (piece: Buffer<ArrayBuffer>) => this.ondata?.(null, piece, false));
  }

  /** @returns when it has been taken in, so that not too much waits */
  write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    this.size += bytes.length;
    this.crc = crc32(bytes, this.crc);
    return new Promise((resolve, reject) => {
      this.#deflate.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  }

  async end(): Promise<void> {
    const ended = once(this.#deflate, 'end');
    this.#deflate.end();
    await ended;
    this.ondata?.(null, new Uint8Array(), true);
  }

  /** Also where nobody wants the rest. */
  [Symbol.dispose](): void {
    this.#deflate.destroy();
  }
}

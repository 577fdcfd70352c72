import type { Readable } from 'node:stream';

/** Part of a file: from the first to the last byte, both included. */
export interface Span {
  start: number;
  end: number;
}

/** Something that is stored. */
export interface StoredMedia {
  name: string;
  bytes: number;
  /** ms since the epoch. */
  at: number;
}

/** Where media are. Names are those of `names.ts`: no store is asked for any other. */
export interface MediaStore {
  /** Where that is, for the log. */
  readonly place: string;
  /** Whether every process of every host finds the same in it. */
  readonly isShared: boolean;
  /**
   * Stores a file: all of it, or nothing. Does no harm when it is there.
   * @param digest SHA-256 of the bytes
   */
  put(name: string, bytes: Uint8Array, digest: Uint8Array): Promise<void>;
  /** How long a file is; undefined when there is none. */
  size(name: string): Promise<number | undefined>;
  /** A file, or a part of it; undefined when there is none. */
  read(name: string, span?: Span): Promise<Readable | undefined>;
  /** @returns whether it was there */
  delete(name: string): Promise<boolean>;
  /** All there is, in no order. */
  list(): AsyncIterable<StoredMedia>;
}

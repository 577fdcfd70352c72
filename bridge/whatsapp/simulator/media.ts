import { randomInt } from 'node:crypto';

/** Uploads are kept for 30 days (ms); and no more than this many, and so many bytes, the latest. */
const KEPT_FOR = 30 * 24 * 3_600_000;
const KEPT = 500;
const MOST = 200_000_000;

export interface Media {
  id: string;
  mimeType: string;
  bytes: Uint8Array;
}

/** Pictures, sounds and videos, by id. */
export class MediaStore {
  readonly #now: () => number;
  readonly #media = new Map<string, Media & { until: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns the id */
  add(bytes: Uint8Array, mimeType: string): string {
    const id = `${randomInt(1e8, 1e9)}${randomInt(1e5, 1e6)}`;
    this.#media.set(id, { id, bytes, mimeType, until: this.#now() + KEPT_FOR });
    let total = 0;
    for (const one of this.#media.values()) total += one.bytes.length;
    for (const oldest of this.#media.values()) {
      if (this.#media.size <= KEPT && total <= MOST) break;
      total -= oldest.bytes.length;
      this.#media.delete(oldest.id);
    }
    return id;
  }

  get(id: string): Media | undefined {
    const media = this.#media.get(id);
    return media && media.until > this.#now() ? media : undefined;
  }

  delete(id: string): boolean {
    return this.#media.delete(id);
  }

  clear(): void {
    this.#media.clear();
  }
}

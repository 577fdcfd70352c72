import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { MediaStore } from './store.ts';

/** Bytes of a file that is remembered at the most, and of all that are. */
const LARGEST = 1_000_000;
const MOST = 32_000_000;

/** ms for which a file may be had after it was deleted elsewhere. */
const HOLDS = 600_000;

interface Known {
  bytes: Promise<Buffer | undefined>;
  size: number;
  until: number;
}

/**
 * A store that is far away, with the small files remembered that were asked for last: a whole room
 * asks for the picture of a question at once, and one of them fetches it for all. A name's content
 * never changes.
 */
export function remembered(store: MediaStore): MediaStore {
  // In the order in which they were asked for.
  const known = new Map<string, Known>();
  const forget = (name: string, one = known.get(name)): void => {
    if (known.get(name) === one) known.delete(name);
  };

  const fetched = async (name: string): Promise<Buffer | undefined> => {
    const stream = await store.read(name);
    return stream && (await buffer(stream));
  };

  /** The file, if it is small. */
  const small = async (name: string): Promise<Buffer | undefined> => {
    const found = known.get(name);
    if (found && found.until > Date.now()) {
      known.delete(name);
      known.set(name, found);
      return found.bytes;
    }
    const size = await store.size(name);
    if (size === undefined || size > LARGEST) return undefined;
    // Somebody may have asked for it meanwhile.
    const other = known.get(name);
    if (other && other.until > Date.now()) return other.bytes;
    const one = { bytes: fetched(name), size, until: Date.now() + HOLDS };
    known.set(name, one);
    one.bytes.catch(() => forget(name, one));
    let sum = 0;
    for (const [other, { size }] of [...known].reverse()) {
      sum += size;
      if (sum > MOST) forget(other);
    }
    return one.bytes;
  };

  return {
    place: store.place,
    isShared: store.isShared,
    put: (...given) => store.put(...given),
    list: () => store.list(),
    async size(name) {
      return (await small(name))?.length ?? (await store.size(name));
    },
    async read(name, span) {
      const bytes = await small(name);
      if (!bytes) return store.read(name, span);
      return Readable.from([bytes.subarray(span?.start ?? 0, (span?.end ?? bytes.length) + 1)]);
    },
    async delete(name) {
      forget(name);
      return store.delete(name);
    },
  };
}

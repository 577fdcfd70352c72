import { Readable } from 'node:stream';
import type { MediaStore } from './store.ts';

/** Media that are gone at the end: for DATA_DIR=memory://. */
export function memoryStore(): MediaStore {
  const files = new Map<string, { bytes: Uint8Array; at: number }>();
  return {
    place: 'memory',
    isShared: false,
    async put(name, bytes) {
      if (!files.has(name)) files.set(name, { bytes, at: Date.now() });
    },
    size: async (name) => files.get(name)?.bytes.length,
    async read(name, span) {
      const file = files.get(name);
      return (
        file &&
        Readable.from([file.bytes.subarray(span?.start ?? 0, (span?.end ?? file.bytes.length) + 1)])
      );
    },
    delete: async (name) => files.delete(name),
    async *list() {
      for (const [name, { bytes, at }] of files) yield { name, bytes: bytes.length, at };
    },
  };
}

import { Worker } from 'node:worker_threads';
import { UnfitMedia } from '../kinds.ts';
import type { MediaExtension, MediaKind } from '../names.ts';

/** ms that a thread has in all; machines can be busy. */
const DEADLINE = 20_000;

/** MB of memory that it has, besides the file itself. */
const MEMORY = 128;

export interface RecordingTask {
  bytes: ArrayBuffer;
  extension: MediaExtension;
}

interface Looked {
  bytes: ArrayBuffer;
  /** SHA-256 of the bytes. */
  digest: Uint8Array;
  kind: MediaKind;
  extension: MediaExtension;
  seconds: number | undefined;
}

/** The thread's answer. */
export type Told = Looked | { unfit: string };

/**
 * Looks at a sound or a video in a thread of its own: a file that leads a reader astray holds up nobody.
 * @param bytes are gone afterwards: the thread has them
 * @throws UnfitMedia
 */
export async function lookAtRecording(
  bytes: Uint8Array<ArrayBuffer>,
  extension: MediaExtension,
): Promise<Omit<Looked, 'bytes'> & { bytes: Uint8Array }> {
  const isWhole = bytes.byteLength === bytes.buffer.byteLength;
  const buffer = isWhole ? bytes.buffer : Uint8Array.from(bytes).buffer;
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { bytes: buffer, extension } satisfies RecordingTask,
    transferList: [buffer],
    resourceLimits: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: MEMORY },
    stdout: true,
    stderr: true,
  });
  worker.unref();
  const { promise, resolve, reject } = Promise.withResolvers<Told>();
  const failed = (cause?: unknown): void =>
    reject(new UnfitMedia('The recording cannot be read. Save it as MP3 or MP4.', { cause }));
  const timer = setTimeout(failed, DEADLINE);
  worker.on('message', resolve);
  worker.on('error', failed);
  worker.on('exit', () => failed());
  try {
    const told = await promise;
    if ('unfit' in told) throw new UnfitMedia(told.unfit);
    return { ...told, bytes: new Uint8Array(told.bytes) };
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** The inside of a thread that looks at one sound or video. */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { UnfitMedia } from '../kinds.ts';
import type { RecordingTask, Told } from './in-thread.ts';
import { readRecording } from './read.ts';

const { bytes, extension } = workerData as RecordingTask;

async function look(): Promise<Told> {
  try {
    const read = await readRecording(Buffer.from(bytes), extension);
    // Only a whole buffer can be transferred, so a part of one is copied.
    const whole = Uint8Array.from(read.bytes);
    const digest = createHash('sha256').update(whole).digest();
    return { ...read, bytes: whole.buffer, digest };
  } catch (error) {
    if (error instanceof UnfitMedia) return { unfit: error.message };
    throw error;
  }
}

const told = await look();
parentPort?.postMessage(told, 'unfit' in told ? [] : [told.bytes]);

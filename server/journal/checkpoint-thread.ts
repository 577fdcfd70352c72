/** Makes a checkpoint: carries out what is in the files again, and writes down what has come of it. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { encodeBatch, PIECE, recordsOf } from './batch.ts';
import { Clock } from './clock.ts';
import type { PartSource } from './contract.ts';
import { checkpointFile, draftOf, type Files, headOf, syncFolder, VERSION } from './files.ts';
import { Parts } from './parts.ts';
import { replay } from './replay.ts';

/** A part, as the thread is told of it. */
export interface NamedSource {
  name: string;
  module: string;
  args: unknown;
}

export interface CheckpointTask extends Files {
  folder: string;
  parts: NamedSource[];
  /** The number of the checkpoint. */
  number: number;
}

/** Characters of records that are gathered for a batch. */
const GATHERED = 250_000;

const { folder, parts: sources, number, ...files }: CheckpointTask = workerData;
const clock = new Clock();
const parts = new Parts(clock);
for (const { name, module, args } of sources) {
  const { part }: { part: PartSource<never, unknown> } = await import(module);
  parts.add(name, part.open(clock.now, args));
}
const { last = 0, lost } = await replay(folder, files, parts);
if (lost > 0) throw new Error(`${lost} bytes of the journal cannot be read`);

const checkpoint = checkpointFile(folder, number);
const draft = draftOf(checkpoint);
const file = openSync(draft, 'w', 0o600);
let bytes = 0;
const write = (written: Buffer) => {
  for (let done = 0; done < written.length; ) done += writeSync(file, written, done);
  bytes += written.length;
};
try {
  write(headOf(VERSION));
  let gathered: string[] = [];
  let size = 0;
  for (const [name, part] of parts.all()) {
    const recordOf = recordsOf(name, PIECE);
    for (const piece of part.dump()) {
      const record = recordOf(last, [piece]);
      gathered.push(record);
      size += record.length;
      if (size < GATHERED) continue;
      write(Buffer.from(encodeBatch(gathered)));
      [gathered, size] = [[], 0];
    }
  }
  if (gathered.length > 0) write(Buffer.from(encodeBatch(gathered)));
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, checkpoint);
} catch (error) {
  rmSync(draft, { force: true });
  throw error;
}
await syncFolder(folder);
parentPort?.postMessage(bytes);

import { crc32 } from 'node:zlib';

/** When a command was carried out, of which part, its name, and its arguments. */
export type JournalRecord = [
  at: number,
  part: string,
  command: string,
  args: unknown[],
  /** The arguments that were undefined: JSON knows only null. */
  missing?: number[],
];

/** The name that no command has: its argument is a piece of a dump. */
export const PIECE = '+';

/** @returns what makes JSON of the records of a command: all but time and arguments is the same in each */
export function recordsOf(part: string, command: string) {
  const names = `${JSON.stringify(part)},${JSON.stringify(command)}`;
  return (at: number, args: unknown[]): string => {
    const known = `[${at},${names},${JSON.stringify(args)}`;
    if (!args.includes(undefined)) return `${known}]`;
    const missing = args.flatMap((arg, index) => (arg === undefined ? [index] : []));
    return `${known},${JSON.stringify(missing)}]`;
  };
}

/** The arguments of a record, as they were given. */
export function argumentsOf([, , , args, missing]: JournalRecord): unknown[] {
  for (const index of missing ?? []) args[index] = undefined;
  return args;
}

// A batch is a line: the CRC-32 of its body and the body's length in bytes, each as 8 hex digits, and the
// body: a JSON list of records.
const HEAD = 18;

const hex = (number: number): string => number.toString(16).padStart(8, '0');

/** Records written in one go: all of them are there later, or none. */
export function encodeBatch(records: readonly string[]): string {
  const body = `[${records.join(',')}]`;
  return `${hex(crc32(body))} ${hex(Buffer.byteLength(body))} ${body}\n`;
}

/**
 * Reads batches up to the first that is not whole: what was cut off, or never reached the disk.
 * @param at where the first one begins
 * @returns where the last whole one ends
 */
export function* readBatches(bytes: Buffer, at: number): Generator<JournalRecord[], number> {
  for (let from = at; ; ) {
    const body = bodyAt(bytes, from);
    if (!body) return from;
    yield JSON.parse(body.toString()) as JournalRecord[];
    from += HEAD + body.length + 1;
  }
}

function bodyAt(bytes: Buffer, from: number): Buffer | undefined {
  const head = bytes.toString('latin1', from, from + HEAD);
  const [, crc = '', length = ''] = /^([0-9a-f]{8}) ([0-9a-f]{8}) $/.exec(head) ?? [];
  if (length === '') return undefined;
  const start = from + HEAD;
  const end = start + Number.parseInt(length, 16);
  if (end >= bytes.length) return undefined;
  const body = bytes.subarray(start, end);
  return crc32(body) === Number.parseInt(crc, 16) ? body : undefined;
}

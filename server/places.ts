/** Where in whose file something went wrong, as people read it: `mine.ts:12`. */
import { spawnSync } from 'node:child_process';
import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A line of a file. */
export interface Place {
  /** An absolute path. */
  file: string;
  line: number;
}

/** Characters of a line that is looked at: longer ones are of a message. */
const LONGEST_FRAME = 2000;

/** ms in which a file must be read to see where it is broken. */
const CHECK_DEADLINE = 10_000;

/** The places of a stack's frames: `at f (file:///a/b.ts:1:2)`, `at async /a/b.js:1:2`. */
export function placesIn(stack: string): Place[] {
  return stack.split('\n').flatMap((frame) => {
    if (frame.length > LONGEST_FRAME) return [];
    const [, where = '', line] =
      frame.match(/^\s*at (?:.*? \()?(?:async )?(.+):(\d+):\d+\)?$/) ?? [];
    return placeAt(where, Number(line)) ?? [];
  });
}

function placeAt(where: string, line: number): Place | undefined {
  if (isAbsolute(where)) return { file: where, line };
  if (!where.startsWith('file:///')) return undefined;
  try {
    return { file: fileURLToPath(where), line };
  } catch {
    return undefined;
  }
}

/** Where the function was called that calls this one. */
export function placeOfCall(called: (...args: never[]) => unknown): Place | undefined {
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, called);
  return placesIn(trace.stack ?? '')[0];
}

/** Where a module could not be loaded. @param path of the module that was to be loaded */
export function placeOfLoadError(error: unknown, path: string): Place | undefined {
  const { stack } = Object(error) as { stack?: unknown };
  if (typeof stack !== 'string') return undefined;
  const own = placesIn(stack).find(({ file }) => !file.includes('node_modules'));
  const found = headOf(stack) ?? own;
  if (found || !(error instanceof SyntaxError)) return found;
  // For a broken file of JavaScript Node tells the place to nobody but the console.
  const check = { encoding: 'utf8', timeout: CHECK_DEADLINE } as const;
  return headOf(spawnSync(process.execPath, ['--check', path], check).stderr);
}

/** The place that Node writes above a line of source that it cannot read. */
function headOf(text: string): Place | undefined {
  const [, where = '', line] = text.match(/^(.+):(\d+)\n/) ?? [];
  return placeAt(where, Number(line));
}

/** As seen from the folder in which the server was started, where it is below it. */
export function written({ file, line }: Place): string {
  const near = relative('', file);
  return `${near.startsWith('..') || isAbsolute(near) ? file : near}:${line}`;
}

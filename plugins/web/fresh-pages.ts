import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pagesNow, whyNoBuild } from './build.ts';

const BUILD = join(import.meta.dirname, 'build.ts');

/**
 * Brings the pages up to date before a start, and tells so. Pages that are out of date and cannot be
 * built here are served as they are. Ends the process, with one line, when there are no pages.
 */
export async function freshPages(): Promise<void> {
  const pages = await pagesNow();
  if (pages === 'current') return;
  const reason = whyNoBuild();
  if (reason) {
    process.stderr.write(`qrush: the web pages are ${pages}, and ${reason}.\n`);
    if (pages === 'not built') process.exit(1);
    return;
  }
  process.stdout.write(`The web pages are ${pages}: building them.\n`);
  // In a process of its own: the memory that Vite takes ends with it.
  const { status } = spawnSync(process.execPath, [BUILD], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

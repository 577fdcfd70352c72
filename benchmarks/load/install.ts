import { join } from 'node:path';
import { installLocked } from '../../scripts/install-locked.ts';

const FOLDER = join(import.meta.dirname, 'artillery');

/** The program, once it is installed. */
export const ARTILLERY = join(FOLDER, 'node_modules/.bin/artillery');

/** Installs Artillery, unless it is there. Ends the process, with a line after npm's own, when that cannot be. */
export function installArtillery(): void {
  const announcement = 'installing Artillery into benchmarks/load/artillery, this once';
  if (installLocked(FOLDER, announcement)) return;
  process.stderr.write(
    'qrush: Artillery could not be installed, for the reason that npm gives above. The first load test needs the npm registry.\n',
  );
  process.exit(1);
}

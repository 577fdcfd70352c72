/**
 * Loaded before anything else (`node --import`). An older Node ends here with one line; all others
 * keep compiled code from start to start. Plain JavaScript: an older Node must get this far, and the
 * compiler that strips types is not loaded when all that it made is still there.
 */
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

/** The first that runs the sources as they are. */
const MAJOR = 24;

if (Number.parseInt(process.versions.node, 10) < MAJOR) {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { dependencies } = JSON.parse(manifest);
  process.stderr.write(
    `qrush: this is Node ${process.versions.node}; QRush brings its own, ${dependencies.node}, but install scripts were off: run "npm rebuild node" once.\n`,
  );
  process.exit(1);
}

// Under PM2 nothing is kept: Node writes it when a process ends, for seconds on a busy machine, and
// until then the daemon's sticky door still hands connections to it, which nobody answers.
const underPm2 = process.env.NODE_APP_INSTANCE !== undefined;

// Not the system's temporary folder: what another user may have put there would run here. Where it
// cannot be written, code is compiled at every start. Child processes read the variable.
if (!underPm2) {
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
    new URL('../node_modules/.cache/compile', import.meta.url),
  );
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
}

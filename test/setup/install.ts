/** Before the tests: installs the programs they need and that npm does not bring. */
import { spawnSync } from 'node:child_process';
import { findProgram, PROGRAMS } from './programs.ts';

const missing = PROGRAMS.filter((program) => findProgram(program) === undefined);
if (missing.length > 0) {
  install(missing.flatMap(({ debian }) => debian));
  const still = missing.filter((program) => findProgram(program) === undefined);
  if (still.length > 0) {
    const hints = still.map(({ name, hint }) => `${name} (${hint})`).join(', ');
    process.stderr.write(`qrush tests need ${hints}\n`);
    process.exit(1);
  }
}

/** Debian's packages, where this user may install them. */
function install(packages: string[]): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  process.stdout.write(`installing ${packages.join(', ')} for the tests ...\n`);
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

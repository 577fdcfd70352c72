/** Before the tests: installs the programs they need and that npm does not bring. `--faults`: those of test:fault. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { FAULT_PROGRAMS, findProgram, PROGRAMS, type Program, UNPACKED } from './programs.ts';

/** Waits for others who install something. */
const LOCK = ['-o', 'DPkg::Lock::Timeout=300'];

const needed = process.argv.includes('--faults') ? FAULT_PROGRAMS : PROGRAMS;
const missing = needed.filter((program) => findProgram(program) === undefined);
if (missing.length > 0) {
  install(missing);
  const still = missing.filter((program) => findProgram(program) === undefined);
  if (still.length > 0) {
    const hints = still.map(({ name, hint }) => `${name} (${hint})`).join(', ');
    process.stderr.write(`qrush tests need ${hints}\n`);
    process.exit(1);
  }
}

/** Debian's packages, where this user may install them. */
function install(programs: Program[]): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  const names = programs.map(({ debian }) => debian);
  process.stdout.write(`installing ${names.join(', ')} for the tests ...\n`);
  run('apt-get', [...LOCK, 'update', '-qq']);
  const whole = programs.filter((program) => program.unpack === undefined);
  if (whole.length > 0) {
    const packages = whole.flatMap(({ debian }) => debian.split(' '));
    run('apt-get', [...LOCK, 'install', '-y', '-qq', '--no-install-recommends', ...packages]);
  }
  for (const { debian, unpack: file } of programs) if (file !== undefined) unpack(debian, file);
}

/** Takes one file out of a package: nothing is installed, and no service starts. */
function unpack(name: string, file: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'qrush-package-'));
  // Root may download here, though apt would rather do it as its own user.
  run('apt-get', ['-o', 'APT::Sandbox::User=root', '-qq', 'download', name], folder);
  for (const archive of readdirSync(folder)) run('dpkg', ['-x', archive, folder], folder);
  mkdirSync(UNPACKED, { recursive: true });
  if (existsSync(join(folder, file)))
    copyFileSync(join(folder, file), join(UNPACKED, basename(file)));
  rmSync(folder, { recursive: true });
}

function run(program: string, args: string[], cwd?: string): void {
  spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

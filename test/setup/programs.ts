import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where programs lie that were taken out of a package. */
export const UNPACKED = join(import.meta.dirname, '../output/programs');

/** A program that tests run and npm does not bring. */
export interface Program {
  name: string;
  /** The variable that names it when it lies elsewhere. */
  env: string;
  /** Names and paths it goes by. */
  candidates: string[];
  /** Whether it has what it takes, where that is not a program of its own. */
  complete?: (path: string) => boolean;
  /** Packages, with a space between them. */
  debian: string;
  /** The one file to take out of the package. Installed, the package would start a service. */
  unpack?: string;
  /** The way out when it cannot be installed from here. */
  hint: string;
}

const chromium: Program = {
  name: 'Chromium',
  env: 'CHROMIUM',
  candidates: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  debian: 'chromium',
  hint: 'apt-get install chromium, or brew install --cask chromium, or set CHROMIUM to its path',
};

const redis: Program = {
  name: 'redis-server 7',
  env: 'REDIS_SERVER',
  candidates: ['redis-server'],
  debian: 'redis-server',
  hint: 'apt-get install redis-server, or brew install redis, or set REDIS_SERVER to its path',
};

const postgres: Program = {
  name: 'PostgreSQL',
  env: 'POSTGRES',
  // Debian keeps the server out of the PATH, a folder for each version.
  get candidates() {
    return [...debianPostgres(), 'postgres'];
  },
  debian: 'postgresql',
  hint: 'apt-get install postgresql, or brew install postgresql, or set POSTGRES to the path of "postgres"',
};

function debianPostgres(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(root, version, 'bin/postgres'));
}

const nginx: Program = {
  name: 'nginx',
  env: 'NGINX',
  // Not in everybody's PATH.
  candidates: ['nginx', '/usr/sbin/nginx'],
  debian: 'nginx',
  hint: 'apt-get install nginx, or brew install nginx, or set NGINX to its path',
};

const python: Program = {
  name: 'Python 3 with python-socketio, websocket-client and requests',
  env: 'PYTHON',
  // Debian's packages are for its own Python, whichever comes first in the PATH.
  candidates: ['/usr/bin/python3', 'python3'],
  complete: (path) => spawnSync(path, ['-c', 'import socketio, websocket, requests']).status === 0,
  debian: 'python3-socketio python3-websocket python3-requests',
  hint: 'apt-get install python3-socketio python3-websocket python3-requests, or pip install "python-socketio[client]", or set PYTHON to its path',
};

const clock: Program = {
  name: 'libfaketime',
  env: 'LIBFAKETIME',
  // Debian has a folder for each architecture.
  get candidates() {
    return debianLibraries().map((folder) => join(folder, 'faketime/libfaketime.so.1'));
  },
  debian: 'libfaketime',
  hint: 'apt-get install libfaketime, or set LIBFAKETIME to the path of "libfaketime.so.1"',
};

function debianLibraries(): string[] {
  const root = '/usr/lib';
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => name.endsWith('-linux-gnu'))
    .map((name) => join(root, name));
}

const promtool: Program = {
  name: 'promtool',
  env: 'PROMTOOL',
  candidates: ['promtool', join(UNPACKED, 'promtool')],
  debian: 'prometheus',
  unpack: 'usr/bin/promtool',
  hint: 'apt-get install prometheus, or brew install prometheus, or set PROMTOOL to its path',
};

/** The programs that `npm test` needs, and `npm run test:fault`. */
export const PROGRAMS: Program[] = [chromium, redis, postgres, nginx, promtool, python];
export const FAULT_PROGRAMS: Program[] = [redis, postgres, clock];

/** The path of a program, or undefined when it is not on this machine. */
export function findProgram({ env, candidates, complete }: Program): string | undefined {
  const named = process.env[env];
  if (named) return existsSync(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return candidates
    .flatMap((name) =>
      name.startsWith('/') ? [name] : folders.map((folder) => join(folder, name)),
    )
    .find((path) => existsSync(path) && (complete?.(path) ?? true));
}

/** @throws Error saying how to get it */
function pathOf(program: Program): string {
  const path = findProgram(program);
  if (!path) throw new Error(`${program.name} is missing: ${program.hint}`);
  return path;
}

/** The path of Chromium. @throws Error saying how to get it */
export const chromiumPath = (): string => pathOf(chromium);

/** The path of redis-server. @throws Error saying how to get it */
export const redisPath = (): string => pathOf(redis);

/** The path of the PostgreSQL server; initdb lies beside it. @throws Error saying how to get it */
export const postgresPath = (): string => pathOf(postgres);

/** The path of promtool. @throws Error saying how to get it */
export const promtoolPath = (): string => pathOf(promtool);

/** The path of nginx. @throws Error saying how to get it */
export const nginxPath = (): string => pathOf(nginx);

/** The path of a Python that has python-socketio. @throws Error saying how to get it */
export const pythonPath = (): string => pathOf(python);
/** The path of the library that shifts the clock of a process. @throws Error saying how to get it */
export const clockPath = (): string => pathOf(clock);

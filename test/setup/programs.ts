import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that tests run and npm does not bring. */
interface Program {
  name: string;
  /** The variable that names it when it lies elsewhere. */
  env: string;
  /** Names and paths it goes by. */
  candidates: string[];
  debian: string;
  /** What to do when it can't be installed from here. */
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

export const PROGRAMS: Program[] = [chromium];

/** The path of a program, or undefined when it is not on this machine. */
export function findProgram({ env, candidates }: Program): string | undefined {
  const named = process.env[env];
  if (named) return existsSync(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return candidates
    .flatMap((name) =>
      name.startsWith('/') ? [name] : folders.map((folder) => join(folder, name)),
    )
    .find((path) => existsSync(path));
}

/** The path of Chromium. @throws Error saying how to get it */
export function chromiumPath(): string {
  const path = findProgram(chromium);
  if (!path) throw new Error(`Chromium is missing: ${chromium.hint}`);
  return path;
}

/** Writes who may import what into CONTRIBUTING.md and biome.json: `npm run docs`. */
import { readFile, writeFile } from 'node:fs/promises';
import { lintRules } from './lint-rules.ts';
import { ROOMS } from './rooms.ts';

const MARKED = /(<!-- rooms:[^\n]*-->\n)[\s\S]*?(<!-- \/rooms -->)/;

const FILES = {
  contributing: new URL('../../CONTRIBUTING.md', import.meta.url),
  biome: new URL('../../biome.json', import.meta.url),
};

/** CONTRIBUTING.md with the table as it must be now. */
export function withRooms(contributing: string): string {
  const rows = ROOMS.map(({ folder, about, may, pure }) => {
    const allowed = may.map((path) => `\`${path}\``).join(', ') || 'nothing';
    return `| \`${folder}\` | ${about} | ${allowed}${pure ? '; no I/O' : ''} |\n`;
  });
  const table = ['| folder | what is in it | what it may import |\n', '|---|---|---|\n', ...rows];
  return contributing.replace(
    MARKED,
    (_, start: string, end: string) => start + table.join('') + end,
  );
}

/** biome.json with the rules as they must be now; other overrides stay. */
export function withLintRules(biome: string): string {
  const config = JSON.parse(biome) as { overrides?: { linter?: { rules?: { style?: object } } }[] };
  const others = (config.overrides ?? []).filter(
    ({ linter }) => !('noRestrictedImports' in (linter?.rules?.style ?? {})),
  );
  return `${JSON.stringify({ ...config, overrides: [...others, ...lintRules()] }, null, 2)}\n`;
}

if (import.meta.main) {
  const { contributing, biome } = FILES;
  await writeFile(contributing, withRooms(await readFile(contributing, 'utf8')));
  await writeFile(biome, withLintRules(await readFile(biome, 'utf8')));
}

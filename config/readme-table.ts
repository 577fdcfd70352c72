/** Writes the table of settings into README.md, where the markers are: `npm run docs`. */
import { readFile, writeFile } from 'node:fs/promises';
import { builtIn } from '../server/built-in.ts';
import { settingsOf } from '../server/plugin-settings.ts';
import { describeSettings } from './help.ts';

const MARKED = /(<!-- settings:[^\n]*-->\n)[\s\S]*?(<!-- \/settings -->)/;

/** The settings, and those of built-in plugins, as a Markdown table. */
export function settingsTable(): string {
  const rows = describeSettings(settingsOf(builtIn)).map(
    ({ env, flag, fallback, about, allowed }) =>
      `| \`${env}\` | \`${flag}\` | ${fallback === '' ? '' : `\`${fallback}\``} | ${about} | ${allowed} |`,
  );
  return [
    '| variable | flag | default | what it does | allowed |',
    '|---|---|---|---|---|',
    ...rows,
  ]
    .map((row) => `${row}\n`)
    .join('');
}

/** The README with the table as it must be now. */
export const withSettings = (readme: string): string =>
  readme.replace(MARKED, (_, start: string, end: string) => start + settingsTable() + end);

if (import.meta.main) {
  const file = new URL('../README.md', import.meta.url);
  await writeFile(file, withSettings(await readFile(file, 'utf8')));
}

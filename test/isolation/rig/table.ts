import type { Case } from '../cases.ts';
import type { Outcome } from './perform.ts';

const HEAD = ['bug', 'its reveal', 'game beside later by', 'grew by', 'stop', 'outcome'];

const shown = (value: number | undefined, unit: string): string =>
  value === undefined || Number.isNaN(value) ? '' : `${Math.round(value)} ${unit}`;

/** All that happened, as Markdown. */
export function table(rows: [Case, Outcome][]): string {
  const cells = rows.map(([{ about }, { own, other, grown, stop, problems }]) => [
    about,
    shown(own, 'ms'),
    shown(other, 'ms'),
    shown(grown, 'MB'),
    shown(stop, 'ms'),
    problems.length === 0 ? 'well' : problems.join('; '),
  ]);
  const all = [HEAD, ...cells];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const isText = (column: number) => column === 0 || column === HEAD.length - 1;
  const line = (row: string[]) =>
    `| ${row.map((cell, at) => (isText(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => (isText(at) ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(HEAD), rule, ...cells.map(line)].join('\n');
}

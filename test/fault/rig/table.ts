import type { Verdict } from './verdict.ts';

/** The result of all games of a scenario. */
export interface Row {
  name: string;
  runs: number;
  verdict: Verdict;
}

const HEAD = [
  'fault',
  'runs',
  'acked',
  'lost',
  'doubled',
  'missed',
  'closed early',
  'longest stall',
  'fullest',
];

/** The table of all scenarios, as Markdown. */
export function table(rows: Row[]): string {
  const cells = rows.map(({ name, runs, verdict }) => {
    const { acked, lost, doubled, missed, closedEarly, stall, fullest } = verdict;
    const counts = [runs, acked, lost, doubled, missed, closedEarly].map(String);
    return [name, ...counts, `${stall} ms`, fullest === undefined ? '' : `${fullest} %`];
  });
  const all = [HEAD, ...cells];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => (at === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(HEAD), rule, ...cells.map(line)].join('\n');
}

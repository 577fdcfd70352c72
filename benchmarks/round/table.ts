import { METRICS } from './metrics.ts';
import { SUBJECTS } from './subjects.ts';
import type { Spread, Summary } from './summary.ts';
import type { Verdict } from './targets.ts';

/** The results as Markdown: one table a size, one column a subject. */
export function tables(summaries: Summary[]): string {
  const sizes = [...new Set(summaries.map(({ players }) => players))];
  return sizes
    .map((players) => {
      const columns = summaries.filter((summary) => summary.players === players);
      const titles = columns.map(({ subject }) => SUBJECTS[subject].title);
      const rows = METRICS.map(({ key, title, unit }) => [
        unit ? `${title}, ${unit}` : title,
        ...columns.map(({ values }) => cell(values[key])),
      ]);
      return `### ${players} players\n\n${markdown(['', ...titles], rows)}`;
    })
    .join('\n\n');
}

/** Targets and what became of them, as Markdown. */
export function verdictTable(verdicts: Verdict[]): string {
  const rows = verdicts.map(({ title, players, ratio, most, met }) => [
    title,
    String(players),
    cell(ratio),
    `≤ ${most}`,
    met ? 'met' : '**missed**',
  ]);
  return markdown(['ratio', 'players', 'median (from - to)', 'target', ''], rows);
}

function markdown(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function cell(value: Spread | undefined): string {
  if (!value) return '';
  const { median, low, high } = value;
  const shown = figure(median);
  return low === high ? shown : `${shown} (${figure(low)} - ${figure(high)})`;
}

/** Three digits that count. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return 'n/a';
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

import { show } from '../report/numbers.ts';
import { table } from '../report/table.ts';
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
      const known = METRICS.filter(({ key }) => columns.some(({ values }) => key in values));
      const rows = known.map(({ key, title, unit }) => [
        unit ? `${title}, ${unit}` : title,
        ...columns.map(({ values }) => cell(values[key])),
      ]);
      return `### ${players} players\n\n${table(['', ...titles], rows)}`;
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
  return table(['ratio', 'players', 'median (from..to)', 'target', ''], rows);
}

/** The median, and from where to where it went. */
function cell(value: Spread | undefined): string {
  if (!value) return '';
  const { median, low, high } = value;
  return low === high ? show(median) : `${show(median)} (${show(low)}..${show(high)})`;
}

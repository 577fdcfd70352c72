import { lineChart } from '../report/line-chart.ts';
import { METRICS } from './metrics.ts';
import { SUBJECTS } from './subjects.ts';
import type { Summary } from './summary.ts';

/** The figures that are drawn, one chart each. */
const CHARTS = ['question.cpu', 'burst.cpu', 'results.cpu', 'memory.heap'];

const SIZE = { width: 640, height: 300 };

/** The medians by the number of players, as SVG: the charts below each other. */
export function plot(summaries: Summary[]): string {
  const bySubject = [...Map.groupBy(summaries, ({ subject }) => subject)];
  const charts = CHARTS.map((key, index) => {
    const { title = key, unit = '' } = METRICS.find((metric) => metric.key === key) ?? {};
    const chart = lineChart({
      title,
      x: 'players',
      y: unit,
      lines: bySubject.map(([subject, series]) => ({
        name: SUBJECTS[subject].title,
        points: series.map(({ players, values }): [number, number] => [
          players,
          values[key]?.median ?? 0,
        ]),
      })),
      ticks: [...new Set(summaries.map(({ players }) => players))].map((x) => [x, String(x)]),
    });
    return `<g transform="translate(0 ${index * SIZE.height})">${chart.replace(
      '<svg ',
      `<svg width="${SIZE.width}" height="${SIZE.height}" `,
    )}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height * CHARTS.length}">`,
    '<title>A trivia round: medians by the number of players</title>',
    ...charts,
    '</svg>\n',
  ].join('\n');
}

import { type LineChart, lineChart } from '../report/line-chart.ts';
import type { Result, Summary } from './artillery.ts';
import type { Played } from './scenarios.ts';

/** The charts of a scenario: how long things took, and what the server needed. */
export function charts(played: Played): { name: string; svg: string }[] {
  const { games, http, watched } = played;
  const { samples } = watched;
  const drawn: [name: string, chart: LineChart | undefined][] = [
    ['answers', games && percentiles('Answers: from the tap to the ack', games, 'answer_ack', 100)],
    [
      'http',
      http &&
        percentiles('HTTP: from the request to the response', http, 'http.response_time', 500),
    ],
    ['over-time', overTime(played)],
    [
      'memory',
      {
        title: 'Memory of the largest process',
        x: 'seconds',
        y: 'MB',
        lines: [
          { name: 'resident', points: samples.map(({ at, rss }) => [at, rss / 2 ** 20]) },
          {
            name: 'heap in use',
            points: samples.map(({ at, heapUsed }) => [at, heapUsed / 2 ** 20]),
          },
        ],
        target: { name: 'target 1 GB', y: 1024 },
      },
    ],
    [
      'cpu',
      {
        title: 'Processor time',
        x: 'seconds',
        y: 'cores in use',
        lines: [
          { name: 'server', points: samples.map(({ at, cores }) => [at, cores]) },
          { name: 'all else', points: samples.map(({ at, others }) => [at, others]) },
        ],
      },
    ],
  ];
  return drawn.flatMap(([name, chart]) => (chart ? [{ name, svg: lineChart(chart) }] : []));
}

const PARTS: [key: keyof Summary, label: string][] = [
  ['p50', '50 %'],
  ['p75', '75 %'],
  ['p90', '90 %'],
  ['p95', '95 %'],
  ['p99', '99 %'],
  ['p999', '99.9 %'],
  ['max', 'all'],
];

function percentiles(
  title: string,
  { aggregate }: Result,
  name: string,
  target: number,
): LineChart | undefined {
  const summary = aggregate.summaries[name];
  if (!summary) return undefined;
  return {
    title,
    x: `of ${summary.count.toLocaleString('en')}`,
    y: 'ms or less',
    lines: [{ name: 'measured', points: PARTS.map(([key], index) => [index, summary[key]]) }],
    target: { name: `target ${target} ms`, y: target },
    ticks: PARTS.map(([, label], index) => [index, label]),
    logarithmic: true,
  };
}

/** Artillery sums up ten seconds at a time. */
function overTime({ began, games, http }: Played): LineChart | undefined {
  const line = (result: Result | undefined, name: string, key: 'p50' | 'p99', label: string) => {
    const points = (result?.intermediate ?? [])
      .flatMap(({ period, summaries }): [number, number][] => {
        const summary = summaries[name];
        return summary ? [[Math.max(0, (Number(period) - began) / 1000), summary[key]]] : [];
      })
      .sort(([a], [b]) => a - b);
    return points.length > 1 ? [{ name: label, points }] : [];
  };
  const lines = [
    ...line(games, 'answer_ack', 'p99', 'answers p99'),
    ...line(games, 'answer_ack', 'p50', 'answers p50'),
    ...line(http, 'http.response_time', 'p99', 'HTTP p99'),
    ...line(http, 'http.response_time', 'p50', 'HTTP p50'),
  ];
  if (lines.length === 0) return undefined;
  return { title: 'Through the test', x: 'seconds', y: 'ms', lines, logarithmic: true };
}

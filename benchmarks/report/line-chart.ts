/** Line charts as SVG: self-contained, legible on white and on dark. */
import { escaped } from './markup.ts';
import { show } from './numbers.ts';

export interface Line {
  name: string;
  points: readonly [x: number, y: number][];
}

export interface LineChart {
  title: string;
  /** The quantities on the axes, with units. */
  x: string;
  y: string;
  lines: Line[];
  /** A limit, drawn as a dashed line. */
  target?: { name: string; y: number };
  /** Labels for places on the x axis, instead of numbers. */
  ticks?: [x: number, label: string][];
  /** Where the y axis is logarithmic. */
  logarithmic?: boolean;
}

const WIDTH = 640;
const HEIGHT = 300;
const PLOT = { left: 64, right: 120, top: 44, bottom: 44 };
const COLORS = ['#2563eb', '#ea580c', '#16a34a', '#9333ea', '#0891b2'];
const INK = '#64748b';
const GRID = '#94a3b833';
const LIMIT = '#dc2626';

/** Draws a chart. */
export function lineChart(chart: LineChart): string {
  const { title, lines, target } = chart;
  const xs = lines.flatMap(({ points }) => points.map(([x]) => x));
  const ys = lines.flatMap(({ points }) => points.map(([, y]) => y));
  const xScale = scale(Math.min(0, ...xs), Math.max(...xs), PLOT.left, WIDTH - PLOT.right);
  const yTicks = chart.logarithmic
    ? powers([...ys, target?.y ?? 1])
    : steps(Math.max(...ys, target?.y ?? 0, 1e-9));
  const project = (y: number) => (chart.logarithmic ? Math.log10(Math.max(y, yTicks[0] ?? 1)) : y);
  const yScale = scale(
    project(yTicks[0] ?? 0),
    project(yTicks.at(-1) ?? 1),
    HEIGHT - PLOT.bottom,
    PLOT.top,
  );
  const yAt = (y: number) => yScale(project(y));
  const xTicks = chart.ticks ?? steps(Math.max(...xs)).map((x): [number, string] => [x, show(x)]);
  const labels = apart([
    ...lines.map(({ name, points }, index) => ({
      text: name,
      y: yAt(points.at(-1)?.[1] ?? 0),
      color: COLORS[index % COLORS.length] ?? INK,
    })),
    ...(target ? [{ text: target.name, y: yAt(target.y), color: LIMIT }] : []),
  ]);
  const right = WIDTH - PLOT.right;

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="12">
<text x="${PLOT.left}" y="18" font-size="14" font-weight="600" fill="${INK}">${escaped(title)}</text>
<text x="${PLOT.left}" y="35" fill="${INK}">${escaped(chart.y)}</text>
${yTicks
  .map(
    (y) =>
      `<line x1="${PLOT.left}" x2="${right}" y1="${at(yAt(y))}" y2="${at(yAt(y))}" stroke="${GRID}"/><text x="${PLOT.left - 8}" y="${at(yAt(y) + 4)}" text-anchor="end" fill="${INK}">${show(y)}</text>`,
  )
  .join('\n')}
${xTicks
  .filter(([x]) => x <= Math.max(...xs))
  .map(
    ([x, label]) =>
      `<text x="${at(xScale(x))}" y="${HEIGHT - PLOT.bottom + 18}" text-anchor="middle" fill="${INK}">${escaped(label)}</text>`,
  )
  .join('\n')}
<text x="${right}" y="${HEIGHT - 8}" text-anchor="end" fill="${INK}">${escaped(chart.x)}</text>
${target ? `<line x1="${PLOT.left}" x2="${right}" y1="${at(yAt(target.y))}" y2="${at(yAt(target.y))}" stroke="${LIMIT}" stroke-dasharray="5 4"/>` : ''}
${lines
  .map(
    ({ points }, index) =>
      `<polyline fill="none" stroke="${COLORS[index % COLORS.length]}" stroke-width="2" stroke-linejoin="round" points="${points.map(([x, y]) => `${at(xScale(x))},${at(yAt(y))}`).join(' ')}"/>`,
  )
  .join('\n')}
${labels
  .map(
    ({ text, y, color }) =>
      `<text x="${right + 8}" y="${at(y + 4)}" fill="${color}" font-weight="600">${escaped(text)}</text>`,
  )
  .join('\n')}
</svg>
`;
}

const at = (value: number): string => value.toFixed(1);

/** Maps a range onto another one. */
function scale(from: number, to: number, low: number, high: number): (value: number) => number {
  const width = to - from || 1;
  return (value) => low + ((value - from) / width) * (high - low);
}

/** Round values from 0 to at least the largest one. */
function steps(largest: number): number[] {
  const rough = largest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, index) => index * step);
}

/** Powers of ten around all values. */
function powers(values: number[]): number[] {
  const positive = values.filter((value) => value > 0);
  const low = Math.floor(Math.log10(Math.min(...positive)));
  const high = Math.ceil(Math.log10(Math.max(...positive)));
  return Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
}

/** Moves labels down so that none is on another one. */
function apart<Label extends { y: number }>(labels: Label[]): Label[] {
  let last = Number.NEGATIVE_INFINITY;
  return labels
    .toSorted((a, b) => a.y - b.y)
    .map((label) => {
      last = Math.max(label.y, last + 15);
      return { ...label, y: last };
    });
}

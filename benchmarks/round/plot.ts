import { METRICS } from './metrics.ts';
import { SUBJECTS, type SubjectName } from './subjects.ts';
import type { Summary } from './summary.ts';

/** What is drawn, one panel each. */
const PANELS = ['question.cpu', 'burst.cpu', 'results.cpu', 'memory.heap'];

const PANEL = { width: 320, height: 220, left: 46, top: 34, bottom: 30, right: 12 };

const COLOURS: Record<SubjectName, string> = {
  qrush: '#6d28d9',
  'qrush-1': '#a78bfa',
  'qrush-2': '#c4b5fd',
  'socket.io': '#111827',
  ws: '#6b7280',
  colyseus: '#d97706',
};

/** Draws the medians by the number of players, as SVG. */
export function plot(summaries: Summary[]): string {
  const width = PANEL.width * 2;
  const height = PANEL.height * Math.ceil(PANELS.length / 2) + 30;
  const panels = PANELS.map((key, index) => {
    const at = `translate(${(index % 2) * PANEL.width} ${Math.floor(index / 2) * PANEL.height})`;
    return `<g transform="${at}">${panel(summaries, key)}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">`,
    '<title>Medians of the trivia round, by the number of players</title>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...panels,
    legend(summaries, height - 12),
    '</svg>\n',
  ].join('\n');
}

function panel(summaries: Summary[], key: string): string {
  const metric = METRICS.find((one) => one.key === key);
  const sizes = [...new Set(summaries.map(({ players }) => players))].sort((a, b) => a - b);
  const most = Math.max(...summaries.map(({ values }) => values[key]?.median ?? 0), 1) * 1.1;
  const x = (players: number) => {
    const span = PANEL.width - PANEL.left - PANEL.right;
    return PANEL.left + (span * (sizes.indexOf(players) + 0.5)) / sizes.length;
  };
  const y = (value: number) =>
    PANEL.height - PANEL.bottom - ((PANEL.height - PANEL.bottom - PANEL.top) * value) / most;
  const lines = [...Map.groupBy(summaries, ({ subject }) => subject)].map(([subject, series]) => {
    const points = series.map(({ players, values }) => [x(players), y(values[key]?.median ?? 0)]);
    const dots = points.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3"/>`).join('');
    const colour = COLOURS[subject];
    return `<g fill="${colour}"><polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}</g>`;
  });
  const base = PANEL.height - PANEL.bottom;
  return [
    `<text x="${PANEL.left}" y="20" font-weight="bold">${metric?.title}, ${metric?.unit}</text>`,
    ...[0, most / 2, most].map(
      (value) =>
        `<text x="${PANEL.left - 6}" y="${y(value) + 4}" text-anchor="end">${Number(value.toPrecision(2))}</text><line x1="${PANEL.left}" x2="${PANEL.width - PANEL.right}" y1="${y(value)}" y2="${y(value)}" stroke="#e5e7eb"/>`,
    ),
    ...sizes.map(
      (players) =>
        `<text x="${x(players)}" y="${base + 16}" text-anchor="middle">${players} players</text>`,
    ),
    ...lines,
  ].join('\n');
}

function legend(summaries: Summary[], y: number): string {
  const subjects = [...new Set(summaries.map(({ subject }) => subject))];
  return subjects
    .map((subject, index) => {
      const x = 10 + index * 104;
      return `<circle cx="${x}" cy="${y - 4}" r="4" fill="${COLOURS[subject]}"/><text x="${x + 8}" y="${y}" font-size="9">${SUBJECTS[subject].title}</text>`;
    })
    .join('');
}

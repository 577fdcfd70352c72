import { readdirSync, readFileSync } from 'node:fs';
import { lineChart } from '../report/line-chart.ts';
import type { Verdict } from './targets.ts';

/** The size of game that every kind of run has. */
const PLAYERS = 500;

/** The ratios followed over time: to the bare floor, by the target's title. */
const FOLLOWED = [
  { name: 'answer', title: 'CPU per answer, all within 100 ms: qrush to socket.io' },
  { name: 'question', title: 'CPU per question delivered: qrush to socket.io' },
  { name: 'own result', title: 'CPU per own result and top 10: qrush to socket.io' },
  { name: 'memory', title: 'heap and buffers per player: qrush to socket.io' },
];

interface Kept {
  verdicts: Verdict[];
}

/** Draws how the ratios went from run to run. @param folder where the results of all runs are kept */
export function history(folder: URL): string {
  const runs = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      name: name.slice(5, 15).replace('T', ' '),
      verdicts: (JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Kept).verdicts,
    }));
  const lines = FOLLOWED.map(({ name, title }) => ({
    name,
    points: runs.flatMap(({ verdicts }, run): [number, number][] => {
      const found = verdicts.find((one) => one.title === title && one.players === PLAYERS);
      return found ? [[run, found.ratio.median]] : [];
    }),
  }));
  return lineChart({
    title: `QRush to bare Socket.IO, ${PLAYERS} players, run by run`,
    x: 'month-day and time of the run',
    y: 'ratio, median',
    lines: lines.filter(({ points }) => points.length > 0),
    target: { name: 'bare', y: 1 },
    ticks: runs.map(({ name }, run): [number, string] => [run, name]),
  });
}

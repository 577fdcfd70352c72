import { show } from '../report/numbers.ts';
import { table } from '../report/table.ts';

/** The measured figures, by name. */
export interface Figures {
  firstHealthy: number;
  firstPeak: number;
  firstIdle: number;
  secondHealthy: number;
  secondPeak: number;
  secondIdle: number;
  idleCpu: number;
  players: number;
  after: number;
  held: number;
}

interface Row {
  title: string;
  unit: string;
  /** It must not be over this. */
  most?: number;
}

/** MB that the last server is held to: that of a small container. */
export const HELD = 512;

const rows = (players: number, held: number): Record<keyof Figures, Row> => ({
  firstHealthy: { title: 'first start, until healthy', unit: 's', most: 3 },
  firstPeak: { title: 'first start, peak', unit: 'MB', most: 300 },
  firstIdle: { title: 'first start, idle', unit: 'MB', most: 200 },
  secondHealthy: { title: 'second start, until healthy', unit: 's', most: 1.2 },
  secondPeak: { title: 'second start, peak', unit: 'MB', most: 300 },
  secondIdle: { title: 'second start, idle', unit: 'MB', most: 200 },
  idleCpu: { title: 'idle, of a core', unit: '%', most: 0.1 },
  players: { title: `${players} players in a game, at most`, unit: 'MB', most: 260 },
  after: { title: 'after they left', unit: 'MB' },
  held: { title: `a game of ${held}, peak`, unit: 'MB', most: HELD },
});

/** The largest value that a figure must not be over; Infinity where there is none. */
export const target = (name: keyof Figures): number =>
  rows(0, 0)[name].most ?? Number.POSITIVE_INFINITY;

/** The figures as a table. */
export function report(figures: Figures, players: number, held: number): string {
  const lines = Object.entries(rows(players, held)).map(([name, { title, unit, most }]) => {
    const value = figures[name as keyof Figures];
    const verdict = most === undefined ? '' : value <= most ? 'holds' : 'MISSED';
    return [title, show(value), unit, most === undefined ? '–' : String(most), verdict];
  });
  return table(['', 'measured', 'unit', 'target', ''], lines);
}

/** Names of the figures that are over their targets. */
export const missed = (figures: Figures): string[] =>
  Object.entries(rows(0, 0))
    .filter(([name]) => !(figures[name as keyof Figures] <= target(name as keyof Figures)))
    .map(([, { title }]) => title);

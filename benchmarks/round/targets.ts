import { SMALL } from './games.ts';
import { METRICS } from './metrics.ts';
import type { Round } from './round.ts';
import type { SubjectName } from './subjects.ts';
import { type Spread, spread } from './summary.ts';

/** A ratio whose median must not be over `most`. */
interface Target {
  metric: string;
  subject: SubjectName;
  against: SubjectName;
  most: number;
  /** The ratio that no single run may have. */
  worst?: number;
  /** The only size at which it is a target. Without one it holds at all but small ones. */
  players?: number | 'small';
  /** Whether it says something only where nothing else keeps the machine busy. */
  quiet?: true;
}

/** The outcome of a target at one size, or between two. */
export interface Verdict {
  title: string;
  players: number;
  /** The ratio within each run. */
  ratio: Spread;
  most: number;
  met: boolean;
}

/** Rows on which QRush has to be ahead of Colyseus. */
const COLYSEUS_ROWS = [
  'join.cpu',
  'question.cpu',
  'question.skew',
  'calm.cpu',
  'calm.p99',
  'burst.cpu',
  'burst.p99',
  'results.cpu',
  'results.max',
  'memory.heap',
];

/** Half of what it was when it was first measured, see decision 0042. */
const SMALL_GAME = 0.6;

const TARGETS: Target[] = [
  { metric: 'calm.cpu', subject: 'qrush', against: 'socket.io', most: 1.5 },
  { metric: 'burst.cpu', subject: 'qrush', against: 'socket.io', most: 1.5 },
  { metric: 'calm.cpu', subject: 'qrush-1', against: 'socket.io', most: 2.5 },
  { metric: 'burst.cpu', subject: 'qrush-1', against: 'socket.io', most: 2.5 },
  {
    metric: 'calm.p99',
    subject: 'qrush',
    against: 'socket.io',
    most: 2,
    worst: 10,
    players: 2000,
    quiet: true,
  },
  {
    metric: 'game.cpu',
    subject: 'qrush',
    against: 'socket.io',
    most: SMALL_GAME,
    players: 'small',
  },
  { metric: 'question.cpu', subject: 'qrush', against: 'socket.io', most: 1.1 },
  { metric: 'results.cpu', subject: 'qrush', against: 'socket.io', most: 1.5 },
  { metric: 'memory.heap', subject: 'qrush', against: 'socket.io', most: 1.3 },
  ...COLYSEUS_ROWS.map(
    (metric): Target => ({ metric, subject: 'qrush', against: 'colyseus', most: 1 }),
  ),
];

const isFor = ({ players: only }: Target, players: number): boolean => {
  if (players <= SMALL) return only === 'small';
  return only === undefined || only === players;
};

/** CPU time per player may grow so much from the smallest round to the largest. */
const FLAT = 1.2;

/** Compares within each run, so that a busy moment of the machine weighs on both sides. */
export function verdicts(rounds: Round[]): Verdict[] {
  const sizes = [...new Set(rounds.map(({ players }) => players))].sort((a, b) => a - b);
  const series = (subject: SubjectName, players: number, key: string): number[] => {
    const metric = METRICS.find((one) => one.key === key);
    return rounds
      .filter((round) => round.subject === subject && round.players === players)
      .map((round) => metric?.of(round) ?? Number.NaN);
  };
  const compared = TARGETS.flatMap((target) =>
    sizes
      .filter((players) => isFor(target, players))
      .flatMap((players) => {
        const { metric, subject, against, most, worst, quiet } = target;
        const title = `${titleOf(metric)}: ${subject} to ${against}${quiet ? ', on a quiet machine' : ''}`;
        const [own = [], other = []] = [subject, against].map((name) =>
          series(name, players, metric),
        );
        const judged = verdict(title, players, own, other, most);
        return worst === undefined
          ? judged
          : [
              ...judged,
              ...judged.map((one) => ({
                ...one,
                title: `${title}: worst run`,
                most: worst,
                met: one.ratio.high <= worst,
              })),
            ];
      }),
  );
  const large = sizes.filter((players) => players > SMALL);
  const [smallest = 0, largest = 0] = [large.at(0), large.at(-1)];
  if (smallest === largest) return compared;
  const [few, many] = [smallest, largest].map((players) => series('qrush', players, 'player.cpu'));
  const title = `${titleOf('player.cpu')}: qrush, ${largest} players to ${smallest}`;
  return [...compared, ...verdict(title, largest, many ?? [], few ?? [], FLAT)];
}

function verdict(
  title: string,
  players: number,
  own: number[],
  other: number[],
  most: number,
): Verdict[] {
  const ratios = own.flatMap((value, run) => {
    const against = other[run];
    return against === undefined || Number.isNaN(value / against) ? [] : [value / against];
  });
  if (ratios.length === 0) return [];
  const ratio = spread(ratios);
  return [{ title, players, ratio, most, met: ratio.median <= most }];
}

const titleOf = (key: string): string => METRICS.find((metric) => metric.key === key)?.title ?? key;

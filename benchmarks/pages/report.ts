/** The tables of what was measured, and what is over its target. */
import { show } from '../report/numbers.ts';
import { table } from '../report/table.ts';
import { BARE } from './bare.ts';
import type { Phase } from './crowd.ts';
import type { Moved } from './game.ts';
import type { Times, Weight } from './loading.ts';
import type { Task } from './trace.ts';

/** Figures of a part of the benchmark. */
export interface Part {
  tables: string;
  /** The missed targets, in words. */
  missed: string[];
}

/** A page, or the bare one, which has no weight to speak of. */
export interface Loaded {
  name: string;
  weight: Weight | undefined;
  slow: Times;
  fast: Times;
}

/** ms until the player's page shows something, on slow 3G. */
const PAINTED = 1500;

/** Bytes of script of the player's page by brotli, with what it imports later. */
const SCRIPT = 45_000;

/** Layout shift in a step: a line of text that moves by few pixels when Rubik comes is less. */
const SHIFT = 0.001;

/** ms of a task, with many players and a slow processor. */
export const LONG = 50;

/** @param pages the player's first */
export function loadingPart(pages: Loaded[], bare: Loaded): Part {
  const weights = pages.flatMap(({ name, weight }) => {
    if (!weight) return [];
    const { requests, html, script, later, style, font, other } = weight;
    return [[name, String(requests), ...[script, later, style, html, font, other].map(kB)]];
  });
  const times = [...pages, bare].map(({ name, slow, fast }) => [
    name,
    ...[slow.painted, slow.usable, fast.painted, fast.usable].map(ms),
  ]);
  const [player] = pages;
  const painted = player?.slow.painted ?? Number.NaN;
  const { script = Number.NaN, later = 0 } = player?.weight ?? {};
  const all = script + later;
  return {
    tables: [
      table(['page', 'requests', 'script, kB', 'later', 'style', 'HTML', 'font', 'other'], weights),
      table(['ms, 4x CPU', 'slow 3G: paint', 'usable', 'fast 3G: paint', 'usable'], times),
      targets([
        ["the player's first paint on slow 3G, ms", ms(painted), `< ${PAINTED}`],
        ["the player's script in all, kB", kB(all), `<= ${SCRIPT / 1000}`],
        [`a bare page of ${BARE / 1000} kB, for comparison, ms`, ms(bare.slow.painted), ''],
      ]),
    ].join('\n'),
    missed: [
      ...(painted < PAINTED ? [] : [`first paint under ${PAINTED} ms`]),
      ...(all <= SCRIPT ? [] : [`at most ${SCRIPT / 1000} kB of script`]),
    ],
  };
}

export function shiftPart(moved: Moved[]): Part {
  const rows = moved.map(({ step, shift, of }) => [step, shift.toFixed(4), of.join(', ')]);
  return {
    tables: table([`step of a game, target < ${SHIFT}`, 'shift', 'of'], rows),
    missed: moved.filter(({ shift }) => shift >= SHIFT).map(({ step }) => `nothing moves: ${step}`),
  };
}

export function crowdPart(phases: Phase[], players: number): Part {
  const long = ({ tasks }: Phase) => tasks.filter(({ cpu }) => cpu > LONG).length;
  const rows = phases.map((one) => [one.phase, String(long(one)), ...longest(one.tasks)]);
  const heads = [`${players} players, 4x CPU, target 0`, `tasks over ${LONG} ms`, 'longest, ms'];
  return {
    tables: table([...heads, 'by the clock', 'most of it'], rows),
    missed: phases
      .filter((one) => long(one) > 0)
      .map(({ phase }) => `no task over ${LONG} ms: ${phase}`),
  };
}

const targets = (rows: string[][]): string => table(['target', 'measured', 'at most'], rows);

const kB = (bytes: number): string => (bytes / 1000).toFixed(1);

const ms = (time: number | undefined): string => time?.toFixed(0) ?? '–';

function longest(tasks: Task[]): string[] {
  const [task] = tasks.toSorted((a, b) => b.cpu - a.cpu);
  return task ? [show(task.cpu), show(task.wall), task.of] : ['–', '–', ''];
}

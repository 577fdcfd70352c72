/** The work that kept a page's main thread busy, as Chromium traces it. */
import { writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';

/** A piece of work of a main thread; times in ms. */
export interface Task {
  /** On the clock of `performance.now()` in this process. */
  at: number;
  /** Processor time: a machine with other things to do makes it no longer. Slowed down, it is longer. */
  cpu: number;
  /** As a clock on the wall sees it. */
  wall: number;
  /** The longest part of it, and its name. */
  of: string;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** µs */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'];

/** Parts of a task that are worth a name. */
const PARTS = new Set([
  'FunctionCall',
  'EvaluateScript',
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'Paint',
  'Layerize',
  'Commit',
  'MajorGC',
  'MinorGC',
  'HitTest',
]);

/**
 * @param file where all of the trace goes, for Chromium's developer tools; nowhere without
 * @param times how often processor time counts, for the time of a slower computer
 * @returns what ends the trace, and tells all tasks of main threads that took longer than `ms`
 */
export async function trace(browser: Browser, page: Page, ms: number, file?: string, times = 1) {
  await browser.startTracing(page, { categories: CATEGORIES });
  return async (): Promise<Task[]> => {
    const text = (await browser.stopTracing()).toString('utf8');
    if (file) await writeFile(file, text);
    return longTasks((JSON.parse(text) as { traceEvents: TraceEvent[] }).traceEvents, ms, times);
  };
}

function longTasks(events: TraceEvent[], ms: number, times: number): Task[] {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  const onMain = events.filter((event) => event.ph === 'X' && mains.has(threadOf(event)));
  const parts = onMain.filter(({ name }) => PARTS.has(name));
  // Chromium's times are of the clock that counts from the start of the machine, as those of hrtime are.
  const offset = performance.now() - Number(process.hrtime.bigint()) / 1e6;
  return onMain
    .filter(({ name, tdur = 0 }) => name === 'RunTask' && tdur * times > ms * 1000)
    .map((task) => ({
      at: task.ts / 1000 + offset,
      cpu: (times * (task.tdur ?? 0)) / 1000,
      wall: (task.dur ?? 0) / 1000,
      of: largest(task, parts, times),
    }));
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;

function largest(task: TraceEvent, parts: TraceEvent[], times: number): string {
  const sums = new Map<string, number>();
  for (const { ts, name, tdur = 0 } of parts.filter((part) => threadOf(part) === threadOf(task))) {
    if (ts >= task.ts && ts < task.ts + (task.dur ?? 0))
      sums.set(name, (sums.get(name) ?? 0) + (times * tdur) / 1000);
  }
  return [...sums]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([name, cpu]) => `${name} ${cpu.toFixed(0)}`)
    .join(', ');
}

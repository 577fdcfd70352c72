/** The watchdog's own thread: looks four times a second, and writes what it sees by itself. */
import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { fileOf, noteFile, PluginFiles } from '../plugin-files.ts';
import { CALL, ENDS, type Found, INSIDE, type Known, SETTING_UP, TURN } from './cells.ts';
import { mainCpuTime } from './main-cpu-time.ts';
import { mainStack } from './main-stack.ts';

/** ms between two looks. */
const TICK = 250;

/** ms of CPU time in one call after which a plugin is named, and after which the process ends. */
const NAMED = 2000;
const ENDED = 10_000;

/** ms of CPU time between two looks at who it is: to stop the main thread for one is not for nothing. */
const STEP = 1000;

const STDERR = 2;

const cells: Int32Array = workerData;
const plugins = new Map<number, { name: string }>();

/** A long stretch of work on the main thread. */
interface Stretch {
  call: number;
  turn: number;
  /** ms of CPU time so far. */
  spent: number;
  /** ms of CPU time after which it is looked again who it is. */
  due: number;
  named: boolean;
}
const fresh = (): Stretch => ({
  call: cells[CALL] ?? 0,
  turn: cells[TURN] ?? 0,
  spent: 0,
  due: NAMED,
  named: false,
});

let stretch = fresh();
let cpuTime = mainCpuTime();
let looking = false;

async function look(): Promise<void> {
  const now = mainCpuTime();
  const spent = now - cpuTime;
  cpuTime = now;
  const inside = cells[INSIDE] ?? 0;
  const isSame = cells[CALL] === stretch.call && cells[TURN] === stretch.turn;
  if (!isSame) stretch = fresh();
  // Idle, waiting for a disk, or stopped: that is no loop.
  if (spent <= 0) return;
  // One that is not in a call of a plugin says that it is back in its event loop, as soon as it is.
  if (stretch.spent === 0) parentPort?.postMessage('turn');
  stretch.spent += spent;
  if (stretch.spent < stretch.due || looking) return;
  stretch.due += STEP;

  looking = true;
  const before = stretch;
  const settingUp = cells[SETTING_UP] ?? 0;
  const plugin = plugins.get(inside)?.name ?? plugins.get(settingUp)?.name ?? (await named());
  looking = false;
  // It may have come back meanwhile.
  if (plugin === undefined || before !== stretch || cells[TURN] !== stretch.turn) return;
  if (!stretch.named) {
    stretch.named = true;
    say(plugin, settingUp, NAMED, 'nobody is served meanwhile');
    const found: Found = { plugin, busy: NAMED / 1000 };
    parentPort?.postMessage(found);
  }
  const ends = settingUp !== 0 || cells[ENDS] === 1;
  if (!ends || stretch.spent < ENDED) return;
  say(plugin, settingUp, ENDED, 'the process ends');
  process.kill(process.pid, 'SIGKILL');
}

/**
 * Names the plugin whose code the main thread is in, by its stack: code that runs after an `await`
 * has left no note.
 */
async function named(): Promise<string | undefined> {
  return new PluginFiles([...plugins.values()]).named(await mainStack());
}

function say(plugin: string, settingUp: number, ms: number, what: string): void {
  const where = settingUp === 0 ? 'in one go' : 'in its set-up';
  const line = `qrush: the plugin "${plugin}" has kept the main thread busy for ${ms / 1000} s ${where}: ${what}\n`;
  try {
    writeSync(STDERR, line);
  } catch {
    // Nobody reads it.
  }
}

parentPort?.on('message', ({ id, name, file }: Known) => {
  const plugin = { name };
  // First it was known by its path, and now by its name.
  for (const [known, other] of plugins) if (fileOf(other) === file) plugins.delete(known);
  if (file !== undefined) noteFile(plugin, { file, line: 1 });
  plugins.set(id, plugin);
});
setInterval(() => void look(), TICK);

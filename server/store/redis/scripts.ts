import { readFileSync } from 'node:fs';
import type { Client } from './connect.ts';

interface Script {
  keys: number;
  /** Files with functions that it calls. */
  uses: readonly ('time' | 'timer' | 'lifetime')[];
}

/** The atomic steps, one a file in lua/, which says what the keys and arguments are. */
const SCRIPTS = {
  now: { keys: 1, uses: ['time'] },
  reserve: { keys: 1, uses: [] },
  open: { keys: 4, uses: ['time', 'timer', 'lifetime'] },
  pin: { keys: 1, uses: [] },
  commit: { keys: 13, uses: ['time', 'timer', 'lifetime'] },
  settle: { keys: 3, uses: ['timer'] },
  expire: { keys: 13, uses: ['time', 'timer', 'lifetime'] },
  list: { keys: 1, uses: ['time'] },
  join: { keys: 4, uses: ['lifetime'] },
  remove: { keys: 7, uses: [] },
  connect: { keys: 6, uses: ['lifetime'] },
  disconnect: { keys: 3, uses: [] },
  counts: { keys: 5, uses: [] },
  submit: { keys: 4, uses: ['time', 'lifetime'] },
  record: { keys: 4, uses: ['lifetime'] },
  top: { keys: 2, uses: [] },
  standings: { keys: 2, uses: [] },
  'set-timer': { keys: 2, uses: ['timer'] },
  'cancel-timer': { keys: 2, uses: ['timer'] },
  'due-timers': { keys: 1, uses: ['time'] },
  'claim-timers': { keys: 2, uses: ['time'] },
  'finish-timer': { keys: 2, uses: ['timer'] },
} as const satisfies Record<string, Script>;

export type ScriptName = keyof typeof SCRIPTS;

/** Runs a script: one round trip. @returns its reply, as the file says */
export type Run = (
  name: ScriptName,
  keys: readonly string[],
  ...args: (string | number)[]
) => Promise<unknown>;

const sourceOf = (file: string) =>
  readFileSync(new URL(`./lua/${file}.lua`, import.meta.url), 'utf8');

/** In a name of its own, so that no script hides a command of Redis. */
const commandOf = (name: ScriptName) => `qrush:${name}`;

/** The scripts in the form the clients take: sent whole once a connection, then called by hash. */
export function scripts(): Record<string, { lua: string; numberOfKeys: number }> {
  return Object.fromEntries(
    Object.entries(SCRIPTS).map(([name, { keys, uses }]) => [
      commandOf(name as ScriptName),
      { lua: [...uses, name].map(sourceOf).join('\n'), numberOfKeys: keys },
    ]),
  );
}

type Command = (...args: (string | number)[]) => Promise<unknown>;

/** Runs scripts on this client. */
export function runner(client: Client): Run {
  const commands = client as unknown as Record<string, Command>;
  return (name, keys, ...args) => {
    const command = commands[commandOf(name)];
    if (!command) throw new Error(`the client does not know the script ${name}`);
    return command.call(client, ...keys, ...args);
  };
}

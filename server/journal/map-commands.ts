import type { Part, Recorded } from './contract.ts';

export type Run = (...args: unknown[]) => unknown;

/** A part's commands, each by way of something. */
export function mapCommands<P extends Part>(
  { commands }: P,
  by: (command: string, run: Run) => (...args: unknown[]) => Promise<unknown>,
): Recorded<P['commands']> {
  const mapped = Object.entries(commands).map(([name, run]) => [name, by(name, run as Run)]);
  return Object.fromEntries(mapped) as Recorded<P['commands']>;
}

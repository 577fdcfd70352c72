import { steadyClock } from './clock.ts';
import type { Journal } from './contract.ts';
import { mapCommands } from './map-commands.ts';

/** No journal: what is kept is gone with the process. @param now ms since the epoch */
export const noJournal = (now: () => number = steadyClock): Journal => ({
  now,
  keep(_name, { open }, args) {
    const part = open(now, args);
    const commands = mapCommands(part, (_command, run) => promising(run));
    return { part, commands };
  },
  found: { commands: 0, last: undefined, former: false, lasting: false },
  begin() {},
  async checkpoint() {},
  check() {},
  async close() {},
});

/** The same, always with a promise; its own one as it is: another around it costs turns of microtasks. */
const promising =
  (run: (...given: unknown[]) => unknown) =>
  (...given: unknown[]): Promise<unknown> => {
    try {
      const result = run(...given);
      return result instanceof Promise ? result : Promise.resolve(result);
    } catch (error) {
      return Promise.reject(error);
    }
  };

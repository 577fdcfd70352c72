import { steadyClock } from './clock.ts';
import type { Journal } from './contract.ts';
import { mapCommands } from './map-commands.ts';

/** No journal: what is kept is gone with the process. @param now ms since the epoch */
export const noJournal = (now: () => number = steadyClock): Journal => ({
  now,
  keep(_name, { open }, args) {
    const part = open(now, args);
    const commands = mapCommands(
      part,
      (_command, run) =>
        async (...given) =>
          run(...given),
    );
    return { part, commands };
  },
  found: { commands: 0, last: undefined, former: false, lasting: false },
  begin() {},
  async checkpoint() {},
  check() {},
  async close() {},
});

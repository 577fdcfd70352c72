import type { SharedEvents } from './events.ts';

/** A client's knowledge of its game, as far as it takes to see that it has missed something. */
export interface Known {
  version: number;
  /** The index of the question that is open for answers. */
  open?: number | undefined;
}

/** An event that came: its name, and what it carries of this. */
export interface Heard {
  name: keyof SharedEvents;
  version: number;
  /** Of `answers`: the question they are to. */
  index?: number;
}

/**
 * Whether an event tells a client that it has missed another one: then it asks `sync`. Pages, load
 * generators and tests go by this; docs/protocol.md says it in words.
 *
 * Most events bring their version: one ahead is the next. `lobby`, `beat`, `asked` and `answers` only carry it;
 * but the last `answers` of the open question, one ahead, says that it has closed.
 */
export function isGap({ version: known, open }: Known, { name, version, index }: Heard): boolean {
  const ahead = version - known;
  if (ahead !== 1) return ahead > 1;
  switch (name) {
    case 'lobby':
    case 'beat':
    case 'asked':
      return true;
    case 'answers':
      return open === undefined || open !== index;
    default:
      return false;
  }
}

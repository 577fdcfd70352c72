import type { PartSource } from '../../../server/journal/contract.ts';

/** The messages to it, in order, and when. */
export const part: PartSource<ListPart, undefined> = {
  module: import.meta.url,
  open(now) {
    const said: [text: string, at: number][] = [];
    return {
      said,
      commands: {
        say(text) {
          said.push([text, now()]);
          return said.length;
        },
      },
      *dump() {
        for (const one of said) yield one;
      },
      restore(one) {
        said.push(one);
      },
    };
  },
};

export interface ListPart {
  said: [text: string, at: number][];
  commands: { say(text: string, more?: unknown, most?: unknown): number };
  dump(): Iterable<unknown>;
  restore(one: [text: string, at: number]): void;
}

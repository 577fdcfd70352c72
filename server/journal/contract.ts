/** Something that changes a part. */
export type Command = (...args: never[]) => unknown;

/**
 * A part of the live state that is in this process's memory and outlives it. Whatever changes the part
 * is a command, and what a command does follows from the part, its arguments (plain JSON) and the clock:
 * the same commands, carried out in the same order at the same times, make the same part.
 */
export interface Part<Piece = never> {
  /**
   * The commands that change the part. A command is done when it returns, even where it returns a
   * promise.
   */
  readonly commands: Readonly<Record<string, Command>>;
  /** All that is in the part, as plain JSON, in pieces of some 100 kB at the most. */
  dump(): Iterable<unknown>;
  /** Takes a piece of a dump, in their order, into a part that was empty. */
  restore(piece: Piece): void;
}

/** How a part is made. Its module exports this as `part`: a thread makes the part again from it. */
export interface PartSource<Kept extends Part, Args> {
  /** `import.meta.url` of that module. */
  module: string;
  /** @param now the clock, ms since the epoch; @param args plain JSON */
  open(now: () => number, args: Args): Kept;
}

/** Commands that are in the journal once their promise is fulfilled. */
export type Recorded<Commands> = {
  readonly [Name in keyof Commands]: Commands[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

/** A part, to be read; and what changes it. */
export interface Kept<P extends Part> {
  part: P;
  /** They reject with QRushError `UNAVAILABLE`, and do nothing, while the journal cannot be written. */
  commands: Recorded<P['commands']>;
}

/**
 * Has a part outlive the process: what the process before has left of it is in it already.
 * @param name unique
 * @throws Error when the name is taken
 */
export type Keep = <P extends Part, Args = undefined>(
  name: string,
  source: PartSource<P, Args>,
  args: Args,
) => Kept<P>;

/** Where the commands of parts are written down. */
export interface Journal {
  /** The clock of all parts, ms since the epoch. */
  readonly now: () => number;
  readonly keep: Keep;
  /** The records found at the start. */
  readonly found: Found;
  /** No further part will be kept: what was left of others is let go. */
  begin(): void;
  /** Takes out what is over, now. Does nothing while that is being done. */
  checkpoint(): Promise<void>;
  /** @throws QRushError `UNAVAILABLE` while the journal cannot be written */
  check(): void;
  /** Waits until all is written. */
  close(): Promise<void>;
}

/** A journal's content at the start. */
export interface Found {
  /** Commands that were carried out again. */
  commands: number;
  /** When the last one was recorded, ms since the epoch; undefined for an empty journal. */
  last: number | undefined;
  /** Another version of QRush has written it: its games are not to continue. */
  former: boolean;
  /** Whether commands survive the process. */
  lasting: boolean;
}

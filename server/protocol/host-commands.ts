import { z } from 'zod';

const nothing = z.object({});

/**
 * Commands that make a host's game continue, stop or end: the engine takes each as an event of its
 * own.
 */
export const hostCommands = {
  start: nothing.describe('Begins the countdown'),
  next: nothing.describe('From a reveal to the next question, or to the podium after the last'),
  board: nothing.describe(
    "From the answer to the next of the reveal's `steps`: the explanation, the leaderboard",
  ),
  skip: nothing.describe('Ends the countdown, or closes the open question and scores it'),
  extend: z
    .object({ seconds: z.int().min(1).max(120) })
    .describe('Gives more time to the open question, which comes again with a later `closesAt`'),
  pause: nothing.describe('Stops time'),
  resume: nothing.describe("Resumes the clock; nobody's time to answer shrinks"),
  lock: z.object({ locked: z.boolean() }).describe('Shuts or opens the door'),
  end: nothing.describe('Ends the game; an open question is scored first'),
} as const;

type Commands = typeof hostCommands;

/** The fields of a schema; one without fields adds nothing to an object. */
type Fields<Schema extends z.ZodType> = string extends keyof z.output<Schema>
  ? unknown
  : z.output<Schema>;

/** A host's command as an event of the engine: its name is the `type`. */
export type HostCommand = {
  [Name in keyof Commands]: { type: Name } & Fields<Commands[Name]>;
}[keyof Commands];

/** Names of the commands that carry no data. */
export type PlainCommand = {
  [Name in keyof Commands]: string extends keyof z.output<Commands[Name]> ? Name : never;
}[keyof Commands];

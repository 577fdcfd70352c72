import { z } from 'zod';

/** One setting: its environment variable, its rule, and what it does. The flag follows from the variable. */
export interface Setting<Value = unknown> {
  /** `MY_KEY`; the flag is `--my-key`. */
  env: string;
  /** Reads what is given, a text, or undefined when nothing is. */
  schema: z.ZodType<Value>;
  /** The allowed values, in words: for messages and --help. */
  allowed: string;
  /** The purpose, in words: for --help and the README. */
  about: string;
  /** Never printed. */
  secret?: boolean;
}

/** Declares a setting: the type of its value follows from how it is read. */
export const setting = <Value>(entry: Setting<Value>): Setting<Value> => entry;

/** Settings by the names that programs have for them. */
export type SettingRows = Readonly<Record<string, Setting>>;

/** The values of settings. */
export type ValuesOf<Rows extends SettingRows> = {
  readonly [Name in keyof Rows]: z.output<Rows[Name]['schema']>;
};

/** A whole number. */
export const integer = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .pipe(z.number().int().min(min).max(max))
    .default(fallback);

/** The command-line flag of a setting, without the dashes: `PORT` is `port`. */
export const flagOf = ({ env }: Pick<Setting, 'env'>): string =>
  env.toLowerCase().replaceAll('_', '-');

/** A setting that cannot be used. The message is one line for the operator. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/** Characters of a wrong value that a message repeats. */
const LONGEST_SHOWN = 100;

/**
 * The value of a setting.
 * @param given as it stands in the environment or behind the flag
 * @throws SettingsError naming the setting, its value and what is allowed
 */
export function readSetting<Value>(
  { schema, allowed, env, secret }: Setting<Value>,
  given: string | undefined,
  name = env,
): Value {
  // An empty variable is how compose files and shells write "not set".
  const parsed = schema.safeParse(given === '' && name === env ? undefined : given);
  if (parsed.success) return parsed.data;
  const value = secret ? 'not valid' : JSON.stringify(given?.slice(0, LONGEST_SHOWN));
  throw new SettingsError(`${name} is ${value}: allowed is ${allowed}.`);
}

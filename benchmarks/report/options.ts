import { parseArgs } from 'node:util';

/** One option of a benchmark; one without a default is a switch. */
export interface BenchmarkOption {
  about: string;
  default?: string;
  /** The placeholder of the value in --help. */
  value?: string;
}

type Values<Options> = {
  [Name in keyof Options]: Options[Name] extends { default: string } ? string : boolean;
};

/**
 * Reads the options of a benchmark from the command line. `--help` prints them and ends the process;
 * what is not an option does so, too, with the exit code 2.
 * @param about what the benchmark is, in a sentence or two
 */
export function readOptions<const Options extends Record<string, BenchmarkOption>>(
  about: string,
  options: Options,
  argv: string[] = process.argv.slice(2),
): Values<Options> {
  const known = Object.fromEntries(
    Object.entries(options).map(([name, { default: fallback }]) => [
      name,
      fallback === undefined
        ? ({ type: 'boolean', default: false } as const)
        : ({ type: 'string', default: fallback } as const),
    ]),
  );
  try {
    const { values } = parseArgs({
      args: argv,
      options: { ...known, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) {
      process.stdout.write(help(about, options));
      process.exit(0);
    }
    return values as Values<Options>;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    process.stderr.write(`${reason}. See --help.\n`);
    process.exit(2);
  }
}

/** Whole numbers, separated by commas. @throws RangeError for anything else */
export function wholeNumbers(text: string): number[] {
  const numbers = text.split(',').map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : 0));
  if (numbers.some((number) => number < 1)) {
    throw new RangeError(`"${text}": expected whole numbers from 1, separated by commas`);
  }
  return numbers;
}

/** A whole number from 1. @throws RangeError for anything else */
export function wholeNumber(text: string): number {
  const [number, ...more] = wholeNumbers(text);
  if (number === undefined || more.length > 0) throw new RangeError(`"${text}": expected a number`);
  return number;
}

function help(about: string, options: Record<string, BenchmarkOption>): string {
  const rows = Object.entries(options).map(([name, { default: fallback, value, about: what }]) => {
    const flag = fallback === undefined ? `--${name}` : `--${name} ${value ?? 'N'}`;
    return [flag, fallback ? `${what} (default ${fallback})` : what] as const;
  });
  const width = Math.max('--help'.length, ...rows.map(([flag]) => flag.length));
  const lines = [...rows, ['--help', 'show this'] as const].map(
    ([flag, what]) => `  ${flag.padEnd(width)}  ${what}`,
  );
  return `${about}\n\n${lines.join('\n')}\n`;
}

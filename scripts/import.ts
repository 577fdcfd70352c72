/** `npm run import`: makes a quiz of a file, on a server that runs. */
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { FileProblem, ImportedQuiz } from '../server/protocol/resources.ts';

const HELP = `Makes a quiz of a file, on a QRush server that runs.

  npm run import -- FILE [options]

  --dry                only look: say what is understood, and store nothing
  --partial            take what is good
  --format NAME        the file's format, if it is not found out: see docs/formats.md
  --columns LIST       what the columns of a table are: "question,correct,wrong,,wrong"
  --headings LINE      with --columns: the line of the headings (1), 0 where there are none
  --title TITLE        what the quiz is called
  --url URL            the server (http://localhost:3000)
  --admin-token TOKEN  its ADMIN_TOKEN; the variable of this name when left out

Exit codes: 0 stored (with --dry: nothing is wrong), 1 something is wrong with the file and nothing
was stored, 2 the server or the file cannot be reached.
`;

/** Something is wrong with the file. */
const BAD_FILE = 1;
/** There was no answer about the file. */
const NO_ANSWER = 2;

/** Problems that are shown; the server lists more. */
const SHOWN = 100;

interface Answer extends Partial<ImportedQuiz> {
  error?: { code: string; message: string };
}

const { positionals, values } = arguments_();
const [file] = positionals;
if (values.help) process.stdout.write(HELP);
else if (file === undefined || positionals.length > 1) fail('name one file; see --help');
else process.exitCode = await importFile(file);

function arguments_() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        dry: { type: 'boolean', default: false },
        partial: { type: 'boolean', default: false },
        format: { type: 'string' },
        columns: { type: 'string' },
        headings: { type: 'string' },
        title: { type: 'string' },
        url: { type: 'string', default: 'http://localhost:3000' },
        'admin-token': { type: 'string', default: process.env.ADMIN_TOKEN ?? '' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return fail(`${(error as Error).message.split(/\. |\n/)[0]}; see --help`);
  }
}

/** @returns the exit code */
async function importFile(path: string): Promise<number> {
  const answer = await send(path);
  const { error, problems, questions, title, format, id } = answer;
  if (!problems || !questions) return fail(error?.message ?? 'the server gave no answer about it');
  process.stdout.write(table(problems));
  const good = `${count(questions.length, 'question')} of “${title}”${format ? ` (${format})` : ''}`;
  if (id !== undefined) {
    process.stdout.write(`Stored ${good}: ${id}\n`);
    return 0;
  }
  const isWrong = questions.length === 0 || problems.some(({ severity }) => severity === 'error');
  process.stdout.write(`${good} can be taken; nothing was stored.\n`);
  if (isWrong && !values.partial && questions.length > 0) {
    process.stdout.write('With --partial they are.\n');
  }
  return values.dry && !isWrong ? 0 : BAD_FILE;
}

async function send(path: string): Promise<Answer> {
  // Seen from where the user is: npm goes to the project's folder.
  const absolute = resolve(process.env.INIT_CWD ?? '.', path);
  const query = new URLSearchParams({
    name: basename(path),
    dry: String(values.dry),
    partial: String(values.partial),
    ...(values.format !== undefined && { format: values.format }),
    ...(values.columns !== undefined && { columns: values.columns }),
    ...(values.headings !== undefined && { headings: values.headings }),
    ...(values.title !== undefined && { title: values.title }),
  });
  const token = values['admin-token'];
  try {
    const body = await readFile(absolute);
    const response = await fetch(`${values.url.replace(/\/$/, '')}/api/quizzes/import?${query}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        ...(token !== '' && { authorization: `Bearer ${token}` }),
      },
      body,
    });
    return (await response.json()) as Answer;
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return fail(cause?.code === 'ECONNREFUSED' ? `no server answers at ${values.url}` : message);
  }
}

/** Problems by line, in columns. */
function table(problems: FileProblem[]): string {
  const rows = problems
    .slice(0, SHOWN)
    .map(({ line, file: within, severity, message, suggestion }) => [
      within === undefined ? String(line) : `${within}:${line}`,
      severity,
      suggestion === undefined ? message : `${message} ${suggestion}`,
    ]);
  if (rows.length === 0) return '';
  const all = [['line', 'severity', 'problem'], ...rows];
  const width = (column: number) => Math.max(...all.map((row) => row[column]?.length ?? 0));
  const [first, second] = [width(0), width(1)];
  const lines = all.map(
    ([where = '', severity = '', words = '']) =>
      `${where.padStart(first)}  ${severity.padEnd(second)}  ${words}\n`,
  );
  const more = problems.length - rows.length;
  return `${lines.join('')}${more > 0 ? `... and ${count(more, 'more problem')}\n` : ''}\n`;
}

function count(number: number, one: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : `${one}s`}`;
}

function fail(message: string): never {
  process.stderr.write(`import: ${message.replace(/\.$/, '')}.\n`);
  process.exit(NO_ANSWER);
}

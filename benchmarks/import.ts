/**
 * The cost of an import: how long the main thread is held at a time, in its own CPU time, while
 * files of many questions are read beside it.
 *
 *   node benchmarks/import.ts --help
 */
import { writeXlsx } from 'hucre/xlsx';
import { startApp } from '../test/support/app.ts';
import { readOptions, wholeNumber } from './report/options.ts';

const options = readOptions(
  'Imports files of many questions, and says how long each took and how long it held the main thread.',
  { questions: { default: '10000', about: 'questions in a file' } },
);

const numbers = [...Array(wholeNumber(options.questions)).keys()];
const text = (at: number) => `Question ${at}: which of these is the right one, and why is it so?`;
const lines = (write: (at: number) => string) => numbers.map(write).join('\n');

const ROWS: [string, ...string[]][] = [
  ['Question', 'Answer 1', 'Answer 2', 'Answer 3', 'Correct'],
  ...numbers.map((at): [string, ...string[]] => [text(at), 'Right', 'Wrong', 'Neither', '1']),
];

const FILES: Record<string, string | Uint8Array> = {
  'big.json': JSON.stringify({
    title: 'Big',
    questions: numbers.map((at) => ({
      type: 'single',
      text: text(at),
      options: ['Right', 'Wrong', 'Neither'],
      correct: [0],
    })),
  }),
  'big.csv': ROWS.map((cells) => `"${cells.join('","')}"\n`).join(''),
  'big.xlsx': await writeXlsx({ sheets: [{ name: 'Quiz', rows: ROWS }] }),
  'big.gift': lines((at) => `::${at}:: ${text(at)} {=Right ~Wrong ~Neither}\n`),
  'big.txt': lines((at) => `${text(at)}\nA. Right\nB. Wrong\nC. Neither\nANSWER: A\n`),
  'big.xml': `<quiz>${lines(
    (at) =>
      `<question type="multichoice"><questiontext format="html"><text>${text(at)}</text></questiontext><answer fraction="100"><text>Right</text></answer><answer fraction="0"><text>Wrong</text></answer></question>`,
  )}</quiz>`,
};

/** The longest time, in ms of the main thread's own CPU, between two turns of a timer of 1 ms. */
function watch(): () => number {
  let longest = 0;
  let before = cpu();
  const timer = setInterval(() => {
    const now = cpu();
    longest = Math.max(longest, now - before);
    before = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

await using running = await startApp();

async function send(
  name: string,
  file: string | Uint8Array,
): Promise<[seconds: number, status: number]> {
  const begun = performance.now();
  const response = await fetch(`${running.url}/api/quizzes/import?name=${name}&partial=true`, {
    method: 'POST',
    body: typeof file === 'string' ? file : Uint8Array.from(file),
  });
  await response.arrayBuffer();
  return [(performance.now() - begun) / 1000, response.status];
}

// The first import compiles code and is not counted: a server has long done it.
for (const [name, file] of Object.entries(FILES)) await send(name, file);
for (const [name, file] of Object.entries(FILES)) {
  const longest = watch();
  const [seconds, status] = await send(name, file);
  process.stdout.write(
    `${name.padEnd(9)} ${(file.length / 1e6).toFixed(1).padStart(5)} MB  ${status}  ${seconds.toFixed(2)} s  main thread held ${longest().toFixed(1)} ms at most\n`,
  );
}

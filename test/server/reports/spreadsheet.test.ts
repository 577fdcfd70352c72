/** The XLSX file, read back by a library that has nothing to do with the one that writes it. */
import { buffer } from 'node:stream/consumers';
import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../server/protocol/report.ts';
import type { ReportOverview } from '../../../server/protocol/report-parts.ts';
import type { Cell } from '../../../server/reports/xlsx/cells.ts';
import { workbook } from '../../../server/reports/xlsx/workbook.ts';
import { startApp } from '../../support/app.ts';
import { type Archive, archiveWhole } from '../../support/archive.ts';

const NAMES = ['=1+1', '+49', '-1', '@SUM(A1)', '<b>&amp;"', 'Zoë 🦊', '_x0041_', ' two  spaces '];

const questions = [
  { type: 'text', text: '=Capital?', limit: 20, points: 1000, accepted: ['Rome'] },
  { type: 'single', text: 'Pick', limit: 20, points: 1000, options: ['a', '=b'], correct: [1] },
];

/** A game in which everybody but the last one has answered. */
const archive: Archive = {
  id: 'sheets',
  pin: '123456',
  quizId: 'quiz',
  quiz: { title: '@Quiz', description: '', language: 'en', questions },
  mode: 'classic',
  options: { countdown: 3, autoAdvance: null, maxPlayers: 10 },
  modeOptions: {},
  outcome: 'completed',
  createdAt: 0,
  finishedAt: 60_000,
  groups: [
    { name: '=Reds', total: 5, players: 4 },
    { name: 'Blues', total: 7, players: 4 },
  ],
  players: NAMES.map((nickname, at) => ({
    ...{ id: String(at), nickname, channel: 'web', total: 100 - at, rank: at + 1, group: at % 2 },
  })),
  answers: [0, 1].flatMap((question) =>
    NAMES.slice(1).map((_, at) => ({
      player: String(at),
      question,
      value: question === 0 ? NAMES[at] : at % 2,
      receivedAt: 5000 + at,
      elapsed: 1000 + at,
    })),
  ),
  results: [0, 1].flatMap((question) =>
    NAMES.slice(1).map((_, at) => ({
      ...{ player: String(at), question, correctness: question * (at % 2), points: at, streak: 0 },
    })),
  ),
};

/** Cells of a sheet, as they are. */
const cellsOf = (bytes: Uint8Array): Map<string, Cell[][]> => {
  const book = read(bytes);
  return new Map(
    book.SheetNames.map((name) => {
      const sheet = book.Sheets[name] ?? {};
      for (const [at, cell] of Object.entries(sheet))
        if (!at.startsWith('!')) expect(cell).not.toHaveProperty('f');
      return [name, utils.sheet_to_json<Cell[]>(sheet, { header: 1 })];
    }),
  );
};

describe('the spreadsheet of a report', () => {
  it('says what the JSON says, and no text of it is a formula', async () => {
    await using running = await startApp();
    await archiveWhole(running.app.records, archive);
    const get = (path: string) => fetch(`${running.url}/api/games/sheets/report${path}`);
    const file = await get('?format=xlsx');
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="qrush-123456.xlsx"',
      'cache-control': 'no-store',
    });
    const sheets = cellsOf(await file.bytes());
    expect([...sheets.keys()]).toEqual(['Overview', 'Players', 'Question 1', 'Question 2']);
    const json = (await (await get('')).json()) as Report;
    const overview = (await (await get('/overview')).json()) as ReportOverview;
    const facts = new Map(sheets.get('Overview')?.map(([name, value]) => [name, value]));
    expect(sheets.get('Overview')?.[0]).toEqual(['@Quiz']);
    expect(facts.get('players')).toBe(NAMES.length);
    expect(facts.get('answers')).toBe(overview.answers);
    expect(facts.get('right, of 1')).toBeCloseTo(overview.right ?? -1, 9);
    expect(facts.get('place 2')).toBe('=Reds');
    expect(sheets.get('Players')?.slice(1)).toEqual(
      json.players.map(({ rank, nickname, channel, group, total, answers }) => [
        ...[rank, nickname, channel, group, total, answers.length],
        answers.filter(({ right }) => right).length,
      ]),
    );
    for (const { index, text } of json.questions) {
      const [title, , ...rows] = sheets.get(`Question ${index + 1}`) ?? [];
      expect(title).toEqual([`Question ${index + 1}`, text]);
      expect(rows).toEqual(
        json.players.flatMap(({ rank, nickname, channel, answers }) =>
          answers
            .filter((given) => given.question === index)
            .map(({ answer, right, points, seconds }) => [
              ...[rank, nickname, channel, answer, right ? 1 : 0, points, seconds],
            ]),
        ),
      );
    }
  });

  it('holds any text as it is, but for signs that no file of its kind can hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 50 }), { minLength: 1 }),
        async (texts) => {
          const sheet = { name: 'A', widths: [10], heads: 0, rows: [[texts]] };
          const bytes = await buffer(workbook([sheet]));
          // Line ends are one sign in XML.
          const plain = (text: Cell) => String(text).replace(/\r\n?/g, '\n');
          const [row = []] = cellsOf(bytes).get('A') ?? [];
          expect(row.map(plain)).toEqual(texts.map((text) => plain(text.toWellFormed())));
        },
      ),
      { numRuns: 50 },
    );
  });
});

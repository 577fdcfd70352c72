/** Files are made while they are read: no more of a game is in memory than is wanted next. */
import { describe, expect, it } from 'vitest';
import type { PlayedPlayer } from '../../../server/records/contract.ts';
import { gameReads } from '../../../server/records/game-reads.ts';
import type { Row } from '../../../server/records/reading.ts';
import type { Played } from '../../../server/reports/played.ts';
import { reportXlsx } from '../../../server/reports/spreadsheet.ts';
import { reportCsv, reportJson } from '../../../server/reports/text-files.ts';
import { playedGame } from '../../browser/look/played-game.ts';

const {
  players: _players,
  answers: _answers,
  results: _results,
  ...game
} = playedGame({ at: 0, players: 0 });

const played: Played = {
  game,
  questions: game.quiz.questions.map((question, index) => ({
    ...{ index, question, type: undefined, asked: true, graded: true, void: false },
  })),
  graded: game.quiz.questions.map((_, index) => index),
};

/** Pages without end, each of some players with an answer; counts those that were asked for. */
class Pages {
  handed = 0;
  isClosed = false;

  async *[Symbol.asyncIterator](): AsyncIterator<PlayedPlayer[]> {
    try {
      for (;;) {
        this.handed += 1;
        yield Array.from({ length: 30 }, (_, at) => ({
          ...{ id: `${this.handed}-${at}`, nickname: crypto.randomUUID(), channel: 'web' },
          ...{ total: 0, rank: 1, results: [] },
          answers: [{ question: 0, value: crypto.randomUUID(), receivedAt: 0, elapsed: 0 }],
        }));
      }
    } finally {
      this.isClosed = true;
    }
  }
}

const totals = { players: 1, points: 0, channels: [], best: [] };

/** Each file, made of pages without end. */
const files: Record<string, (pages: Pages) => AsyncIterable<unknown>> = {
  JSON: (pages) => reportJson({ played, figures: [], pages }),
  CSV: (pages) => reportCsv({ played, pages }),
  XLSX: (pages) => reportXlsx({ played, figures: [], totals, pages, answers: () => pages }),
};

describe.each(Object.keys(files))('%s', (format) => {
  it('reads a page of players when it is wanted, and stops with who reads it', async () => {
    const pages = new Pages();
    const pieces = files[format]?.(pages)[Symbol.asyncIterator]();
    if (!pieces) throw new Error('no such file');
    const before: number[] = [];
    for (let piece = 0; piece < 40; piece++) {
      await pieces.next();
      before.push(pages.handed);
    }
    // A spreadsheet is made of blocks: of some pages each, and no more.
    const most = Math.max(...before.map((handed, at) => handed - (before[at - 1] ?? 0)));
    expect(most).toBeLessThanOrEqual(format === 'XLSX' ? 40 : 1);
    await pieces.return?.();
    expect(pages.isClosed).toBe(true);
  });
});

it('players are read some at a time, and of their answers never more than a thousand', async () => {
  const statements: { sql: string; rows: number }[] = [];
  const row: Row = { ...game, quiz: JSON.stringify(game.quiz), options: '{}', mode_options: '{}' };
  const read = async (sql: string): Promise<Row[]> => {
    const rows = sql.includes('from games')
      ? [row]
      : sql.includes('from players')
        ? Array.from({ length: 200 }, (_, at) => ({ id: String(at), nickname: 'N', rank: 1 }))
        : [];
    statements.push({ sql, rows: rows.length });
    return rows;
  };
  const pages = gameReads(read).pages('game')[Symbol.asyncIterator]();
  await pages.next();
  // The game, 200 players, and the answers and results of the first page of them.
  expect(statements).toHaveLength(4);
  // 200 more, and theirs.
  await pages.next();
  expect(statements).toHaveLength(7);
  const marks = statements.map(({ sql }) => sql.split('?').length - 1);
  expect(Math.max(...marks)).toBeLessThanOrEqual(1 + 5 + 1000 / 5);
});

import type { PlayedPlayer, Records } from '../records/contract.ts';
import type { QuestionFigures } from '../records/report-contract.ts';
import { overview } from './overview.ts';
import { type Played, type PlayedQuestion, wordsOf } from './played.ts';
import { questionViews } from './questions.ts';
import { type FileSources, playerOf } from './text-files.ts';
import type { Cell } from './xlsx/cells.ts';
import { type Sheet, workbook } from './xlsx/workbook.ts';

export interface SpreadsheetSources extends FileSources {
  totals: Awaited<ReturnType<Records['reports']['totals']>>;
  /** Players with what they said to a question, best first. */
  answers(question: number): AsyncIterable<PlayedPlayer[]>;
}

/** The report as an XLSX file, in pieces: an overview, the players, and a sheet of each question. */
export const reportXlsx = (sources: SpreadsheetSources): AsyncIterable<Uint8Array> => {
  const { played } = sources;
  const asked = played.questions.filter((one) => one.asked);
  return workbook([
    overviewSheet(sources),
    playersSheet(sources),
    ...asked.map((one) => questionSheet(one, sources.answers(one.index))),
  ]);
};

function overviewSheet({ played, figures, totals }: SpreadsheetSources): Sheet {
  const { game, ...facts } = overview(played, figures, totals);
  const rows: Cell[][] = [
    [game.title],
    ['mode', game.mode],
    ['outcome', game.outcome],
    ['created', game.createdAt],
    ['first question', game.startedAt],
    ['finished', game.finishedAt],
    ['players', facts.players],
    ['questions', facts.questions],
    ['answers', facts.answers],
    ['answered, of 1', facts.answered],
    ['right, of 1', facts.right],
    ['points, on average', facts.points],
    ['seconds, on average', facts.seconds],
    ...(facts.groups ?? []).map(({ rank, name, total }): Cell[] => [`place ${rank}`, name, total]),
    [],
    QUESTION_HEADS,
    ...questionRows(played, figures, totals.players),
  ];
  return { name: 'Overview', widths: [24, 48, 12, 12, 12, 12, 12, 12], heads: 1, rows: [rows] };
}

const QUESTION_HEADS = [
  'question',
  'text',
  'answers',
  'absent',
  'right answers',
  'right, of 1',
  'seconds, on average',
  'seconds, median',
];

const questionRows = (played: Played, figures: QuestionFigures[], players: number): Cell[][] =>
  questionViews(played, figures, players)
    .filter(({ asked }) => asked !== false)
    .map((one) => [
      one.index + 1,
      one.void ? `${one.text} (taken out)` : one.text,
      one.answers,
      one.absent,
      one.graded === false ? undefined : one.rightAnswers,
      one.right,
      one.seconds,
      one.median,
    ]);

function playersSheet({ played, pages }: SpreadsheetSources): Sheet {
  async function* rows(): AsyncIterable<Cell[][]> {
    yield [['rank', 'nickname', 'channel', 'group', 'total', 'answers', 'right answers']];
    for await (const page of pages)
      yield page.map((player): Cell[] => {
        const { rank, nickname, channel, group, total, answers } = playerOf(played, player);
        const right = answers.filter((answer) => answer.right).length;
        return [rank, nickname, channel, group, total, answers.length, right];
      });
  }
  return { name: 'Players', widths: [8, 24, 12, 16, 10, 10, 14], heads: 1, rows: rows() };
}

function questionSheet(one: PlayedQuestion, pages: AsyncIterable<PlayedPlayer[]>): Sheet {
  async function* rows(): AsyncIterable<Cell[][]> {
    yield [
      [`Question ${one.index + 1}`, one.question.text],
      ['rank', 'nickname', 'channel', 'answer', 'correctness', 'points', 'seconds'],
    ];
    for await (const page of pages) yield page.flatMap((player) => answerRow(one, player));
  }
  return {
    name: `Question ${one.index + 1}`,
    widths: [12, 24, 12, 40, 12, 10, 10],
    heads: 2,
    rows: rows(),
  };
}

function answerRow(one: PlayedQuestion, player: PlayedPlayer): Cell[][] {
  const { rank, nickname, channel, answers, results } = player;
  const [answer] = answers;
  if (!answer) return [];
  const { correctness = 0, points = 0 } = results[0] ?? {};
  const words = wordsOf(one, answer.value);
  const right = one.graded ? correctness : undefined;
  return [[rank, nickname, channel, words, right, points, answer.elapsed / 1000]];
}

import type { Ruling } from '../engine/rulings.ts';
import type { Report } from '../protocol/report.ts';
import type { PlayedPlayer } from '../records/contract.ts';
import type { QuestionFigures } from '../records/report-contract.ts';
import type { Played, PlayedQuestion } from './played.ts';
import { wordsOf } from './played.ts';
import { groupOf } from './players.ts';

/** The content of a file. A big game is never whole in memory: it is read and sent by pages. */
export interface FileSources {
  played: Played;
  figures: QuestionFigures[];
  /** Best first. */
  pages: AsyncIterable<PlayedPlayer[]>;
}

/** The report as JSON text, of the shape {@link Report}, in pieces. */
export async function* reportJson({ played, figures, pages }: FileSources) {
  yield `${JSON.stringify(headOf(played, figures)).slice(0, -1)},"players":[`;
  let separator = '';
  for await (const page of pages) {
    const players = page.map((player) => JSON.stringify(playerOf(played, player)));
    yield separator + players.join(',');
    separator = ',';
  }
  yield ']}';
}

/** By it spreadsheets know UTF-8: without one they read é as two signs. */
const BYTE_ORDER_MARK = '\ufeff';

/** The headings above the rulings of a report: never more columns than a game of one question has. */
const RULING = ['ruling', 'question', 'answer', 'counts as', 'at', 'host'];

/**
 * The report as a table: a row per player, and per question the answer and its points (none where there
 * is no right answer). Begins with a byte order mark. Rulings stand below an empty row, in rows as wide as
 * all others: so each file is one table, in which rows of players are those that begin with a rank.
 */
export async function* reportCsv({ played, pages }: Pick<FileSources, 'played' | 'pages'>) {
  const { questions } = played;
  const perQuestion = questions.flatMap((_, index) => [
    `q${index + 1} answer`,
    `q${index + 1} points`,
  ]);
  yield BYTE_ORDER_MARK + line(['rank', 'nickname', 'channel', 'total', ...perQuestion]);
  for await (const page of pages) {
    const rows = page.map((player) => {
      const { rank, nickname, channel, total, answers } = playerOf(played, player);
      const byQuestion = new Map(answers.map((answer) => [answer.question, answer]));
      const cells = questions.flatMap(({ index, graded }) => {
        const given = byQuestion.get(index);
        return given ? [given.answer, graded ? given.points : ''] : ['', ''];
      });
      return line([rank, nickname, channel, total, ...cells]);
    });
    yield rows.join('');
  }
  const { rulings = [] } = played.game;
  if (rulings.length === 0) return;
  const wide = (cells: Cell[]) =>
    line([...cells, ...new Array<Cell>(4 + perQuestion.length - cells.length).fill('')]);
  yield wide([]) + wide(RULING) + rulings.map((ruling, at) => wide(cellsOf(ruling, at))).join('');
}

function cellsOf({ question, at, host, ...ruling }: Ruling, index: number): Cell[] {
  const [answer, counts] =
    'void' in ruling ? ['', ruling.void ? 'nothing' : 'again'] : [ruling.label, ruling.correctness];
  return [
    `ruling ${index + 1}`,
    question + 1,
    answer,
    counts,
    new Date(at).toISOString(),
    host ?? '',
  ];
}

/** A report without its players. */
export function headOf(
  { game, questions }: Played,
  figures: QuestionFigures[],
): Omit<Report, 'players'> {
  const { rulings } = game;
  return {
    game: {
      id: game.id,
      pin: game.pin,
      title: game.quiz.title,
      mode: game.mode,
      outcome: game.outcome,
      createdAt: new Date(game.createdAt).toISOString(),
      finishedAt: new Date(game.finishedAt).toISOString(),
    },
    questions: questionsOf(questions, figures),
    ...(rulings && { rulings: rulings.map(rulingOf) }),
  };
}

function rulingOf({ at, ...ruling }: Ruling): NonNullable<Report['rulings']>[number] {
  const { question, host } = ruling;
  return {
    question,
    ...('void' in ruling
      ? { void: ruling.void }
      : { label: ruling.label, correctness: ruling.correctness }),
    at: new Date(at).toISOString(),
    ...(host !== undefined && { host }),
  };
}

function questionsOf(questions: PlayedQuestion[], figures: QuestionFigures[]): Report['questions'] {
  const counts = new Map(figures.map((count) => [count.question, count]));
  return questions.map(({ index, question, graded, ...ruled }) => ({
    index,
    text: question.text,
    answers: counts.get(index)?.answers ?? 0,
    right: counts.get(index)?.right ?? 0,
    ...(!graded && { graded }),
    ...(ruled.void && { void: true as const }),
  }));
}

/** A player as a report has them. */
export function playerOf(
  { game, questions }: Played,
  player: PlayedPlayer,
): Report['players'][number] {
  const { rank, nickname, channel, total, answers, results } = player;
  const byQuestion = new Map(results.map((result) => [result.question, result]));
  const group = groupOf(game, player);
  return {
    rank,
    nickname,
    channel,
    ...(group !== undefined && { group }),
    total,
    answers: answers.flatMap(({ question, value, elapsed }) => {
      const asked = questions[question];
      if (!asked) return [];
      const result = byQuestion.get(question);
      return {
        question,
        answer: wordsOf(asked, value),
        right: result?.correctness === 1,
        points: result?.points ?? 0,
        seconds: elapsed / 1000,
      };
    }),
  };
}

type Cell = string | number;

const line = (cells: readonly Cell[]): string => `${cells.map(cell).join(',')}\r\n`;

/**
 * A cell that starts like a formula gets a quote: spreadsheets would run it (CSV injection). So that a
 * cell is one wherever it is read, it is quoted for `;` and tabs, too: they separate in some languages.
 */
function cell(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

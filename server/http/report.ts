import type { Question } from '../engine/quiz.ts';
import { isVoid, type Ruling } from '../engine/rulings.ts';
import type { Report } from '../protocol/report.ts';
import type { ArchivedGame, PlayedPlayer, QuestionCount } from '../records/contract.ts';

/** The content of a report. A big game is never whole in memory: it is read and sent by pages. */
export interface Played {
  game: ArchivedGame;
  questions: QuestionCount[];
  /** Best first. */
  pages: AsyncIterable<PlayedPlayer[]>;
  /** An answer in words. */
  label(question: Question, value: unknown): string;
  /** Whether a question has right answers. */
  isGraded(question: Question): boolean;
}

/** The report as JSON text, of the shape {@link Report}, in pieces. */
export async function* reportJson({ game, questions, pages, label, isGraded }: Played) {
  const { rulings } = game;
  const head = {
    game: gameOf(game),
    questions: questionsOf(game, questions, isGraded),
    ...(rulings && { rulings: rulings.map(rulingOf) }),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"players":[`;
  let separator = '';
  for await (const page of pages) {
    const players = page.map((player) => JSON.stringify(playerOf(game, player, label)));
    yield separator + players.join(',');
    separator = ',';
  }
  yield ']}';
}

/** By it spreadsheets know UTF-8: without one they read é as two signs. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The report as a table: a row per player, and per question the answer and its points (none where there
 * is no right answer). Begins with a byte order mark.
 */
export async function* reportCsv({ game, pages, label, isGraded }: Played) {
  const { questions } = game.quiz;
  const graded = questions.map(isGraded);
  const perQuestion = questions.flatMap((_, index) => [
    `q${index + 1} answer`,
    `q${index + 1} points`,
  ]);
  yield BYTE_ORDER_MARK + line(['rank', 'nickname', 'channel', 'total', ...perQuestion]);
  for await (const page of pages) {
    const rows = page.map((played) => {
      const { rank, nickname, channel, total, answers } = playerOf(game, played, label);
      const byQuestion = new Map(answers.map((answer) => [answer.question, answer]));
      const cells = questions.flatMap((_, index) => {
        const given = byQuestion.get(index);
        return given ? [given.answer, graded[index] ? given.points : ''] : ['', ''];
      });
      return line([rank, nickname, channel, total, ...cells]);
    });
    yield rows.join('');
  }
}

const gameOf = (game: ArchivedGame): Report['game'] => ({
  id: game.id,
  pin: game.pin,
  title: game.quiz.title,
  mode: game.mode,
  outcome: game.outcome,
  createdAt: new Date(game.createdAt).toISOString(),
  finishedAt: new Date(game.finishedAt).toISOString(),
});

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

function questionsOf(
  { quiz, rulings }: ArchivedGame,
  counted: QuestionCount[],
  isGraded: Played['isGraded'],
): Report['questions'] {
  const counts = new Map(counted.map((count) => [count.question, count]));
  return quiz.questions.map((question, index) => ({
    index,
    text: question.text,
    answers: counts.get(index)?.answers ?? 0,
    right: counts.get(index)?.right ?? 0,
    ...(!isGraded(question) && { graded: false as const }),
    ...(isVoid(rulings, index) && { void: true as const }),
  }));
}

function playerOf(
  { quiz }: ArchivedGame,
  { rank, nickname, channel, total, answers, results }: PlayedPlayer,
  label: Played['label'],
): Report['players'][number] {
  const byQuestion = new Map(results.map((result) => [result.question, result]));
  return {
    rank,
    nickname,
    channel,
    total,
    answers: answers.flatMap(({ question, value, elapsed }) => {
      const asked = quiz.questions[question];
      if (!asked) return [];
      const result = byQuestion.get(question);
      return {
        question,
        answer: label({ ...asked, language: asked.language ?? quiz.language }, value),
        right: result?.correctness === 1,
        points: result?.points ?? 0,
        seconds: elapsed / 1000,
      };
    }),
  };
}

const line = (cells: (string | number)[]): string => `${cells.map(cell).join(',')}\r\n`;

/**
 * A cell that starts like a formula gets a quote: spreadsheets would run it (CSV injection). So that a
 * cell is one wherever it is read, it is quoted for `;` and tabs, too: they separate in some languages.
 */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

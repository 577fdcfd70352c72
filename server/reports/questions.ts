import type { ReportQuestion, ReportQuestions } from '../protocol/report-parts.ts';
import type { QuestionFigures } from '../records/report-contract.ts';
import {
  type Played,
  type PlayedQuestion,
  played,
  type ReportSources,
  secondsOf,
  shareOf,
} from './played.ts';

/** Bars that the time of a question is drawn with. */
const BARS = 12;

/** How each question of a game went. @throws QRushError `REPORT_NOT_READY` */
export async function questionsOf(sources: ReportSources, id: string): Promise<ReportQuestions> {
  const [game, figures, { players }] = await Promise.all([
    played(sources, id),
    sources.records.reports.questions(id),
    sources.records.reports.totals(id, 0),
  ]);
  return { questions: questionViews(game, figures, players) };
}

export function questionViews(
  { questions }: Played,
  figures: QuestionFigures[],
  players: number,
): ReportQuestion[] {
  const byQuestion = new Map(figures.map((one) => [one.question, one]));
  return questions.map((one) => questionView(one, byQuestion.get(one.index), players));
}

export function questionView(
  { index, question, asked, graded, ...ruled }: PlayedQuestion,
  figures: QuestionFigures | undefined,
  players: number,
): ReportQuestion {
  const {
    answers = 0,
    right = 0,
    credit = 0,
    points = 0,
    elapsed = 0,
    tenths = [],
  } = figures ?? {};
  const counts = graded && !ruled.void && answers > 0;
  const { id, type, text, rich, limit } = question;
  return {
    index,
    ...(id !== undefined && { id }),
    type,
    text,
    ...(rich?.text !== undefined && { html: rich.text }),
    limit,
    ...(!asked && { asked }),
    ...(!graded && { graded }),
    ...(ruled.void && { void: true as const }),
    answers,
    absent: asked ? Math.max(0, players - answers) : 0,
    rightAnswers: right,
    ...(counts && { ...shareOf(right, answers), credit: credit / answers }),
    points: answers > 0 ? points / answers : 0,
    ...secondsOf(elapsed, answers),
    ...(answers > 0 && { median: middle(tenths, answers) / 10 }),
    times: bars(tenths, limit),
  };
}

/** The tenth of the answer in the middle: of two, the faster one. */
function middle(tenths: QuestionFigures['tenths'], answers: number): number {
  let passed = 0;
  for (const [tenth, count] of tenths) {
    passed += count;
    if (passed * 2 >= answers) return tenth;
  }
  return 0;
}

function bars(tenths: QuestionFigures['tenths'], limit: number): ReportQuestion['times'] {
  const width = limit / BARS;
  const counts = new Array<number>(BARS).fill(0);
  for (const [tenth, count] of tenths) {
    const bar = Math.min(BARS - 1, Math.floor(tenth / 10 / width));
    counts[bar] = (counts[bar] ?? 0) + count;
  }
  return { width, counts };
}

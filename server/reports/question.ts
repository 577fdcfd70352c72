import { judgedAt } from '../engine/rulings.ts';
import { QRushError } from '../protocol/errors.ts';
import { optionLabel } from '../protocol/form.ts';
import type { ReportLine, ReportQuestionDetail } from '../protocol/report-parts.ts';
import type { GivenValue } from '../records/report-contract.ts';
import type { Scoring } from '../services.ts';
import { type Played, type PlayedQuestion, played, type ReportSources, wordsOf } from './played.ts';
import { questionView } from './questions.ts';

export interface QuestionReportSources extends ReportSources {
  /** Reads typed answers as it does in a game: those that are the same one, otherwise written, together. */
  scoring: Pick<Scoring, 'score'>;
}

/** Answers that are read one by one; the rarest ones of more stand in their own words. */
const MOST_READ = 20_000;

/**
 * How a question went, with what was answered, a page of lines at a time.
 * @throws QRushError `REPORT_NOT_READY`, `QUESTION_UNKNOWN`
 */
export async function questionOf(
  sources: QuestionReportSources,
  id: string,
  index: number,
  { page, size }: { page: number; size: number },
): Promise<ReportQuestionDetail> {
  const { reports } = sources.records;
  const game = await played(sources, id);
  const one = game.questions[index];
  if (!one) throw new QRushError('QUESTION_UNKNOWN');
  const [figures, { players }, values] = await Promise.all([
    reports.questions(id),
    reports.totals(id, 0),
    reports.values(id, index),
  ]);
  const { type, question, graded } = one;
  const form = type?.form(question, question.language ?? 'en');
  const lines =
    form?.kind === 'pick'
      ? optionLines(one, form.options, values)
      : await answerLines(sources, game, one, values);
  const { explanation, rich } = question;
  return {
    ...questionView(
      one,
      figures.find((own) => own.question === index),
      players,
    ),
    ...(graded && type && { correct: type.correctText(question) }),
    ...(explanation !== undefined && { explanation }),
    ...(rich?.explanation !== undefined && { explanationHtml: rich.explanation }),
    kind: form?.kind ?? 'text',
    lines: lines.slice((page - 1) * size, page * size),
    total: lines.length,
    page,
    pages: Math.max(1, Math.ceil(lines.length / size)),
  };
}

/** Every option, with how many have chosen it. */
function optionLines(
  { type, question, graded }: PlayedQuestion,
  options: Parameters<typeof optionLabel>[0][],
  values: GivenValue[],
): ReportLine[] {
  const counts = new Array<number>(options.length).fill(0);
  for (const { value, count } of values) {
    for (const at of [type?.given?.(question, value) ?? value].flat())
      if (typeof at === 'number' && counts[at] !== undefined) counts[at] += count;
  }
  const right = graded ? [type?.right?.(question) ?? []].flat() : [];
  const { rich } = question;
  return options.map((option, at) => {
    const label = optionLabel(option);
    const html = option.html ?? rich?.options?.[label];
    return {
      label,
      ...(html !== undefined && { html }),
      count: counts[at] ?? 0,
      ...((right as unknown[]).includes(at) && { right: true as const }),
    };
  });
}

/** The different answers, the most frequent first. */
async function answerLines(
  { scoring }: QuestionReportSources,
  { game }: Played,
  one: PlayedQuestion,
  given: GivenValue[],
): Promise<ReportLine[]> {
  const { index, question, type, graded } = one;
  if (!graded || !type) return inWords(one, given);
  const values = given.flatMap(({ value, count }) => new Array<unknown>(count).fill(value));
  if (values.length > MOST_READ) return inWords(one, given);
  const judged = judgedAt(game.rulings, index);
  const none = new Array<number>(values.length).fill(0);
  const { readings = [] } = await scoring.score({
    game: game.id,
    mode: game.mode,
    modeOptions: game.modeOptions,
    question,
    index,
    players: none.map(String),
    values,
    elapsed: none,
    receivedAt: none,
    streaks: none,
    totals: none,
    questions: game.quiz.questions.length,
    seed: '',
    judged,
    readings: true,
  });
  const ruled = new Set(judged.map(({ key }) => key));
  return readings.map(({ key, label, count, correctness }) => ({
    label,
    count,
    correctness,
    ...(correctness === 1 && { right: true as const }),
    ...(ruled.has(key) && { ruled: true as const }),
  }));
}

/** Answers that have the same words share a line. */
function inWords(one: PlayedQuestion, given: GivenValue[]): ReportLine[] {
  const lines = new Map<string, ReportLine>();
  for (const { value, count } of given) {
    const label = wordsOf(one, value);
    const known = lines.get(label);
    if (known) known.count += count;
    else lines.set(label, { label, count });
  }
  return [...lines.values()].sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}

import { QRushError } from '../protocol/errors.ts';
import type { Comparison, ReportQuestion } from '../protocol/report-parts.ts';
import { overview } from './overview.ts';
import { played, type ReportSources } from './played.ts';
import { questionViews } from './questions.ts';

const BEST = 3;

/**
 * Two games of one quiz, side by side.
 * @throws QRushError `REPORT_NOT_READY`; `BAD_PAYLOAD` for games of different quizzes
 */
export async function compare(
  sources: ReportSources,
  one: string,
  other: string,
): Promise<Comparison> {
  const [left, right] = await Promise.all([one, other].map((id) => reportOf(sources, id)));
  if (!left || !right || left.overview.game.quizId !== right.overview.game.quizId)
    throw new QRushError('BAD_PAYLOAD', 'The two games are not of the same quiz.');
  const others = new Map(right.questions.map((question) => [keyOf(question), question]));
  const questions: Comparison['questions'] = left.questions.map((question) => {
    const same = others.get(keyOf(question));
    others.delete(keyOf(question));
    return { text: question.text, one: question, ...(same && { other: same }) };
  });
  for (const question of others.values()) questions.push({ text: question.text, other: question });
  return { games: [left.overview, right.overview], questions: questions.map(narrowed) };
}

async function reportOf(sources: ReportSources, id: string) {
  const { reports } = sources.records;
  const [game, figures, totals] = await Promise.all([
    played(sources, id),
    reports.questions(id),
    reports.totals(id, BEST),
  ]);
  const asked = questionViews(game, figures, totals.players).filter((one) => one.asked !== false);
  return { overview: overview(game, figures, totals), questions: asked };
}

/** The same question of the quiz; games of earlier versions know no ids. */
const keyOf = ({ id, text }: ReportQuestion): string => id ?? text;

function narrowed({ text, one, other }: Comparison['questions'][number]) {
  return {
    text,
    ...(one && { one: figuresOf(one) }),
    ...(other && { other: figuresOf(other) }),
  };
}

type Compared = NonNullable<Comparison['questions'][number]['one']>;

function figuresOf(question: Compared): Compared {
  const { index, answers, right, credit, seconds, median, graded } = question;
  return {
    index,
    answers,
    ...(right !== undefined && { right }),
    ...(credit !== undefined && { credit }),
    ...(seconds !== undefined && { seconds }),
    ...(median !== undefined && { median }),
    ...(graded === false && { graded }),
    ...(question.void && { void: question.void }),
  };
}

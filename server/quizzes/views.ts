import type { Question } from '../engine/quiz.ts';
import { remarksIn } from '../formats/remarks.ts';
import type { EditableQuiz, QuizProblem, QuizSummary } from '../protocol/quizzes.ts';
import type { KeptQuestion, KeptQuiz, QuizSummary as ListedQuiz } from '../records/contract.ts';
import { asWritten } from '../rich/played.ts';

type About = Omit<KeptQuiz, 'questions' | 'owner'>;

/** A quiz as REST shows it. @param wanted languages of its warnings, as BCP 47 tags, the most wanted first */
export const editableView = (
  kept: KeptQuiz,
  problems: QuizProblem[],
  wanted: readonly string[] = [],
): EditableQuiz => ({
  ...aboutView(kept),
  questions: asWritten(kept.questions),
  playable: kept.playable && problems.length === 0,
  problems,
  ...warned(warningsOf(kept.questions, wanted)),
  owner: kept.owner,
});

const warned = (warnings: QuizProblem[]) => (warnings.length > 0 ? { warnings } : {});

/** Markup that is not shown as its author means it. @param wanted as of {@link editableView} */
export function warningsOf(
  questions: readonly (Partial<Question> | KeptQuestion)[],
  wanted: readonly string[],
): QuizProblem[] {
  const said = remarksIn(wanted);
  return questions.flatMap(({ id, rich }): QuizProblem[] =>
    ((rich as Question['rich'])?.problems ?? []).map(({ field, message }) => ({
      ...(typeof id === 'string' && { question: id }),
      path: [field],
      message: said(message),
    })),
  );
}

export const summaryView = (listed: ListedQuiz): QuizSummary => ({
  ...aboutView(listed),
  questions: listed.questions,
  types: listed.types,
  played: listed.played,
  ...(listed.lastPlayedAt && { lastPlayedAt: listed.lastPlayedAt.toISOString() }),
});

const aboutView = (quiz: About) => ({
  id: quiz.id,
  revision: quiz.revision,
  title: quiz.title,
  description: quiz.description,
  language: quiz.language,
  tags: quiz.tags,
  ...(quiz.cover && { cover: quiz.cover }),
  playable: quiz.playable,
  shipped: quiz.shipped,
  createdAt: quiz.createdAt.toISOString(),
  updatedAt: quiz.updatedAt.toISOString(),
  ...(quiz.archivedAt && { archivedAt: quiz.archivedAt.toISOString() }),
  ...(quiz.deletedAt && { deletedAt: quiz.deletedAt.toISOString() }),
});

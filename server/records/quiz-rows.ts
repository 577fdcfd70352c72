import type { Quiz } from '../engine/quiz.ts';
import type { KeptQuiz, QuizContent, QuizSummary } from './contract.ts';
import { withIds, withIdsOf } from './question-ids.ts';
import { date, json, type Row } from './reading.ts';
import { folded, searchText } from './search-words.ts';

/** The columns that an edit writes. */
export function contentColumns({ title, description, language, ...more }: Quiz | QuizContent) {
  const { tags = [], cover, questions } = more;
  return {
    title,
    description,
    language,
    tags,
    cover: cover ?? null,
    questions: withIds(questions),
    ...listColumns({ title, description, tags, questions }),
  };
}

/** The columns by which lists find a quiz, and tell of it without its questions. */
export function listColumns({
  title,
  description,
  tags,
  questions,
}: {
  title: string;
  description: string;
  tags: string[];
  questions: readonly Record<string, unknown>[];
}) {
  const types = questions.flatMap(({ type }) => (typeof type === 'string' ? [type] : []));
  return {
    types: [...new Set(types)],
    questionCount: questions.length,
    sortTitle: folded(title),
    search: searchText([title, description, ...tags, ...questions.map(({ text }) => text)]),
  };
}

/** All columns but those of lists. */
export const KEPT = `id, slug, title, description, language, tags, cover, playable, revision, owner,
  created_at, updated_at, archived_at, deleted_at, questions`;

export function keptOf(row: Row): KeptQuiz {
  const questions = json<Record<string, unknown>[]>(row.questions);
  return {
    ...aboutOf(row),
    owner: (row.owner as string | null) ?? null,
    questions: withIdsOf(row.id as string, questions),
  };
}

/** @param countOf see `Backing`: rows of the version before have no count */
export const summaryColumns = (countOf: (column: string) => string): string =>
  `id, slug, title, description, language, tags, cover, playable, revision, types, played,
  last_played_at, created_at, updated_at, archived_at, deleted_at,
  coalesce(question_count, ${countOf('questions')}) as question_count`;

export const summaryOf = (row: Row): QuizSummary => ({
  ...aboutOf(row),
  questions: Number(row.question_count),
  types: json(row.types),
  played: Number(row.played),
  ...optionalDate('lastPlayedAt', row.last_played_at),
});

const aboutOf = (row: Row): Omit<KeptQuiz, 'questions' | 'owner'> => ({
  id: row.id as string,
  revision: Number(row.revision),
  title: row.title as string,
  description: row.description as string,
  language: row.language as string,
  tags: json(row.tags),
  ...(row.cover != null && { cover: json<NonNullable<KeptQuiz['cover']>>(row.cover) }),
  playable: Boolean(row.playable),
  shipped: row.slug != null,
  createdAt: date(row.created_at),
  updatedAt: date(row.updated_at ?? row.created_at),
  ...optionalDate('archivedAt', row.archived_at),
  ...optionalDate('deletedAt', row.deleted_at),
});

const optionalDate = <Name extends string>(name: Name, column: unknown) =>
  (column == null ? {} : { [name]: date(column) }) as { [Key in Name]?: Date };

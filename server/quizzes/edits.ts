import type { z } from 'zod';
import { QRushError } from '../protocol/errors.ts';
import type { questionPatch, quizPatch } from '../protocol/rest-requests.ts';
import type { KeptQuestion, KeptQuiz, QuizContent } from '../records/contract.ts';
import { requireShallow } from './bounds.ts';
import { mergeFields } from './merge-patch.ts';

/** A quiz after an edit, before it is looked at. */
export interface Edited {
  content: object;
  archivedAt: Date | undefined;
}

/** An edit: what becomes of a quiz. @throws QRushError for an edit that this quiz cannot have */
export type Edit = (kept: KeptQuiz) => Edited;

/** Fields that only the server writes: whoever read them may send them back. */
const SERVER_FIELDS = new Set([
  'id',
  'revision',
  'playable',
  'problems',
  'warnings',
  'shipped',
  'owner',
  'createdAt',
  'updatedAt',
  'archivedAt',
  'deletedAt',
]);

/** Replaces the whole quiz. @throws QRushError `BAD_QUIZ` */
export function replacing(raw: unknown): Edit {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new QRushError('BAD_QUIZ', 'Expected a quiz.');
  const own = Object.entries(raw).filter(([name]) => !SERVER_FIELDS.has(name));
  return ({ archivedAt }) => ({ content: Object.fromEntries(own), archivedAt });
}

/** Changes parts of the quiz. @throws QRushError `BAD_QUIZ` */
export function patching(patch: z.output<typeof quizPatch>): Edit {
  requireShallow(patch);
  const { archived, order, questions = {}, ...about } = patch;
  return (kept) => {
    const patched = patchedQuestions(kept.questions, questions);
    return {
      content: {
        ...mergeFields({ ...headOf(kept) }, about),
        questions: order ? inOrder(patched, order) : patched,
      },
      archivedAt: archived === undefined ? kept.archivedAt : archivedSince(kept, archived),
    };
  };
}

/** Changes parts of one question. @throws QRushError `BAD_QUIZ` */
export function patchingQuestion(id: string, patch: z.output<typeof questionPatch>): Edit {
  requireShallow(patch);
  return (kept) => {
    if (!kept.questions.some((question) => question.id === id))
      throw new QRushError('QUESTION_NOT_FOUND');
    const questions = patchedQuestions(kept.questions, { [id]: patch });
    return { content: { ...headOf(kept), questions }, archivedAt: kept.archivedAt };
  };
}

/** The author's part of a quiz, but for its questions. */
function headOf({
  title,
  description,
  language,
  tags,
  cover,
}: QuizContent): Omit<QuizContent, 'questions'> {
  return { title, description, language, tags, ...(cover && { cover }) };
}

const archivedSince = ({ archivedAt }: KeptQuiz, archived: boolean): Date | undefined =>
  archived ? (archivedAt ?? new Date()) : undefined;

function patchedQuestions(
  questions: readonly KeptQuestion[],
  patches: Record<string, Record<string, unknown> | null>,
): KeptQuestion[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  for (const [id, patch] of Object.entries(patches)) {
    if (patch === null) byId.delete(id);
    else byId.set(id, { ...mergeFields(byId.get(id) ?? {}, patch), id });
  }
  return [...byId.values()];
}

/** @throws QRushError `BAD_PAYLOAD` unless each question is named once */
function inOrder(questions: readonly KeptQuestion[], order: readonly string[]): KeptQuestion[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const ordered = order.flatMap((id) => byId.get(id) ?? []);
  if (order.length !== questions.length || new Set(ordered).size !== questions.length)
    throw new QRushError('BAD_PAYLOAD', 'order: expected the id of each question, once');
  return ordered;
}

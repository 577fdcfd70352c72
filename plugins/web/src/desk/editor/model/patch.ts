import type { Fields, QuizDocument } from './document.ts';
import { questionOf } from './document.ts';
import { same } from './same.ts';

/** A JSON Merge Patch (RFC 7396) of a quiz: see `PATCH /api/quizzes/:id`. */
export type QuizPatch = Record<string, unknown>;

/** The patch that makes the one document the other; undefined when they are the same. */
export function patchBetween(from: QuizDocument, to: QuizDocument): QuizPatch | undefined {
  const patch: QuizPatch = { ...fieldsBetween(from.head, to.head) };
  const questions: Record<string, unknown> = {};
  for (const id of new Set([...from.order, ...to.order])) {
    const [before, after] = [questionOf(from, id), questionOf(to, id)];
    if (!after) questions[id] = null;
    else if (!before) questions[id] = after;
    else if (!same(before, after)) questions[id] = fieldsBetween(before, after);
  }
  if (Object.keys(questions).length > 0) patch.questions = questions;
  if (!same(from.order, to.order)) patch.order = to.order;
  return Object.keys(patch).length > 0 ? patch : undefined;
}

function fieldsBetween(from: Fields, to: Fields): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [before, after] = [from[name], to[name]];
    if (same(before, after)) continue;
    if (after === undefined) patch[name] = null;
    else patch[name] = isFields(before) && isFields(after) ? fieldsBetween(before, after) : after;
  }
  return patch;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

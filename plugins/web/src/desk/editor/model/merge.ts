import type { Fields, QuizDocument } from './document.ts';
import { questionOf } from './document.ts';
import { arrange, mergeOrders } from './order.ts';
import { same } from './same.ts';
import { agree, ORDER, partsOf, pick, type Unit, unitParts, withPart, withUnit } from './units.ts';

/** A merged document. In a conflict it is mine: the other side of it is in theirs. */
export interface Merged {
  document: QuizDocument;
  conflicts: Unit[];
}

/**
 * Merges two documents that come from one: what only one of them has changed is as it has it. A
 * part that both have changed to something else is a conflict, and so is a question that one has
 * removed and the other has changed.
 */
export function merge(base: QuizDocument, mine: QuizDocument, theirs: QuizDocument): Merged {
  const conflicts: Unit[] = [];
  const head = mergeFields('head', base.head, mine.head, theirs.head, conflicts);
  const questions: Record<string, Fields> = {};
  for (const id of new Set([...mine.order, ...theirs.order])) {
    const merged = mergeQuestion(id, base, mine, theirs, conflicts);
    if (merged) questions[id] = merged;
  }
  const wanted = new Set(Object.keys(questions));
  const { order, conflict } = mergeOrders(base.order, mine.order, theirs.order, wanted);
  if (conflict) conflicts.push(ORDER);
  return { document: { head, questions, order }, conflicts };
}

function mergeQuestion(
  id: string,
  base: QuizDocument,
  mine: QuizDocument,
  theirs: QuizDocument,
  conflicts: Unit[],
): Fields | undefined {
  const [was, here, there] = [base, mine, theirs].map((version) => questionOf(version, id));
  if (here && there) return mergeFields(id, was ?? {}, here, there, conflicts);
  const left = here ?? there;
  if (!was || !left) return left;
  if (same(was, left)) return undefined;
  conflicts.push(id);
  return here;
}

function mergeFields(
  owner: string,
  base: Fields,
  mine: Fields,
  theirs: Fields,
  conflicts: Unit[],
): Fields {
  let merged = mine;
  const versions = Object.keys(base).length > 0 ? [base, mine, theirs] : [mine, theirs];
  for (const part of partsOf(...versions)) {
    const [was, here, there] = [base, mine, theirs].map((version) => pick(version, part));
    if (same(here, there) || same(was, there)) continue;
    if (same(was, here)) merged = withPart(merged, part, theirs);
    else conflicts.push(`${owner}/${part}`);
  }
  return merged;
}

/** The conflicts that are still there between a document and the server's. */
export const unsettled = (
  conflicts: Iterable<Unit>,
  server: QuizDocument,
  document: QuizDocument,
): Unit[] => [...new Set(conflicts)].filter((unit) => !agree(server, document, unit));

/** The document, in which conflicts are as the server has them: what can be sent before they are settled. */
export function heldBack(
  document: QuizDocument,
  server: QuizDocument,
  conflicts: readonly Unit[],
): QuizDocument {
  const units = conflicts.filter((unit) => unit !== ORDER);
  const held = units.reduce((result, unit) => withUnit(result, unit, server), document);
  const wanted = new Set(Object.keys(held.questions));
  const order = conflicts.includes(ORDER)
    ? arrange(server.order, document.order, wanted)
    : arrange(document.order, server.order, wanted);
  return { ...held, order };
}

/** The document after a conflict was settled as the server has it. */
export function asTheirs(document: QuizDocument, server: QuizDocument, unit: Unit): QuizDocument {
  const settled = unit === ORDER ? document : withUnit(document, unit, server);
  const wanted = new Set(Object.keys(settled.questions));
  const order =
    unit === ORDER
      ? arrange(server.order, document.order, wanted)
      : arrange(document.order, server.order, wanted);
  return { ...settled, order };
}

/** The question that a unit is of, if it is of one. */
export function questionIn(unit: Unit): string | undefined {
  const { owner } = unitParts(unit);
  return owner === 'head' || unit === ORDER ? undefined : owner;
}

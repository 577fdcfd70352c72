import type { Fields, QuizDocument } from './document.ts';
import { present, questionOf } from './document.ts';
import { same } from './same.ts';

/**
 * The unit that is merged, and chosen, as a whole: `head/title`, a question's part (`k3v9aa/text`),
 * a whole question where one side has removed it (`k3v9aa`), and the order (`order`).
 */
export type Unit = string;

/** The order of the questions. */
export const ORDER: Unit = 'order';

/** A question's type with all fields that go with it. */
const OWN = '*';

/** Fields that every question has: they stay when its type changes. */
export const COMMON: ReadonlySet<string> = new Set([
  'text',
  'language',
  'media',
  'limit',
  'points',
  'explanation',
  'hints',
  'category',
  'difficulty',
  'credit',
]);

/** Fields that mean nothing without each other: right options are indexes of options. */
const TOGETHER = ['options', 'correct'];

/** The part of a question that a field belongs to. */
export const partOf = (field: string): string =>
  TOGETHER.includes(field) ? (TOGETHER[0] as string) : field;

/** The parts of a question, of which there are several versions. */
export function partsOf(...versions: Fields[]): string[] {
  const names = new Set(versions.flatMap((version) => Object.keys(version)));
  const types = new Set(versions.map((version) => version.type));
  if (types.size > 1) return [OWN, ...[...names].filter((name) => COMMON.has(name))];
  return [...new Set([...names].map(partOf))];
}

/** The values of a part, by field. */
export function pick(fields: Fields, part: string): Fields {
  const belongs = part === OWN ? (name: string) => !COMMON.has(name) : inPart(part);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => belongs(name)));
}

const inPart = (part: string) => (name: string) => partOf(name) === part;

/** The fields, with those of a part as another version has them. */
export function withPart(fields: Fields, part: string, from: Fields): Fields {
  const rest = Object.entries(fields).filter(([name]) => !Object.hasOwn(pick(fields, part), name));
  return { ...Object.fromEntries(rest), ...pick(from, part) };
}

/** A unit by what it is in, and the part of that; no part: all of it. */
export function unitParts(unit: Unit): { owner: string; part?: string } {
  const at = unit.indexOf('/');
  return at < 0 ? { owner: unit } : { owner: unit.slice(0, at), part: unit.slice(at + 1) };
}

/** A document's content of a unit; undefined where it has none. */
export function contentOf(document: QuizDocument, unit: Unit): unknown {
  if (unit === ORDER) return document.order;
  const { owner, part } = unitParts(unit);
  const fields = owner === 'head' ? document.head : questionOf(document, owner);
  return part === undefined || !fields ? fields : pick(fields, part);
}

/**
 * Whether nothing is left to choose about a unit: both documents have the same of it. A part of a
 * question that one of them has not at all is no choice, the whole question is.
 */
export function agree(one: QuizDocument, other: QuizDocument, unit: Unit): boolean {
  if (unit === ORDER) return same(shared(one, other), shared(other, one));
  const { owner, part } = unitParts(unit);
  const [here, there] = [contentOf(one, unit), contentOf(other, unit)];
  if (part === undefined) return (here === undefined) === (there === undefined);
  if (owner !== 'head' && !(here && there)) return true;
  return same(here, there);
}

/** The order of those questions that the other document has, too. */
const shared = ({ order }: QuizDocument, other: QuizDocument): string[] =>
  order.filter((id) => questionOf(other, id));

/** The document, with a unit as another version has it; the order is put right by the caller. */
export function withUnit(document: QuizDocument, unit: Unit, from: QuizDocument): QuizDocument {
  const { owner, part } = unitParts(unit);
  if (owner === 'head' && part !== undefined)
    return { ...document, head: withPart(document.head, part, from.head) };
  const mine = questionOf(document, owner);
  const theirs = questionOf(from, owner);
  const question = part === undefined ? theirs : mine && withPart(mine, part, theirs ?? {});
  return { ...document, questions: present({ ...document.questions, [owner]: question }) as never };
}

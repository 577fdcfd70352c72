import type { Fields, QuizDocument } from './document.ts';
import { questionOf } from './document.ts';
import { arrange } from './order.ts';
import { same } from './same.ts';
import { partsOf, pick, withPart } from './units.ts';

/** Says of a part of the head or of a question, by its versions in the documents compared. */
type Judge = (...versions: Fields[]) => boolean;

/**
 * The document, in which parts are as in another one: those that the judge chooses.
 * @param compared documents whose versions of a part the judge sees; a question must be in all of them
 */
function mix(
  document: QuizDocument,
  from: QuizDocument,
  compared: QuizDocument[],
  chooses: Judge,
): QuizDocument {
  const fields = (own: Fields, other: Fields, versions: Fields[]): Fields =>
    partsOf(own, other, ...versions)
      .filter((part) => chooses(...versions.map((version) => pick(version, part))))
      .reduce((result, part) => withPart(result, part, other), own);
  const heads = compared.map(({ head }) => head);
  const questions: Record<string, Fields> = { ...document.questions };
  for (const [id, own] of Object.entries(questions)) {
    const other = questionOf(from, id);
    const versions = compared.map((each) => questionOf(each, id));
    if (other && versions.every((version) => version !== undefined))
      questions[id] = fields(own, other, versions as Fields[]);
  }
  return { ...document, head: fields(document.head, from.head, heads), questions };
}

/**
 * The server's document, where it has the same as before as this browser wrote it: the server trims
 * texts, and such a change is nobody's.
 * @param before what the server had @param base the same as this browser wrote it
 */
export const withoutEcho = (
  now: QuizDocument,
  before: QuizDocument,
  base: QuizDocument,
): QuizDocument => mix(now, base, [now, before], same);

/**
 * The common document after the server has taken a change: its answer, with the changed parts as
 * this browser wrote them, for an author who is still typing.
 */
export const acknowledged = (
  answer: QuizDocument,
  sent: QuizDocument,
  base: QuizDocument,
): QuizDocument =>
  mix(answer, sent, [sent, withRoomFor(sent, base)], (here, was) => !same(here, was));

/** The document, with an empty question for each that only the other one has. */
function withRoomFor(other: QuizDocument, document: QuizDocument): QuizDocument {
  const empty = Object.fromEntries(other.order.map((id): [string, Fields] => [id, {}]));
  return { ...document, questions: { ...empty, ...document.questions } };
}

/**
 * The common document after a change whose arrival is unknown: if the server has just that, it has
 * arrived.
 */
export function withArrived(
  base: QuizDocument,
  sent: QuizDocument,
  server: QuizDocument,
): QuizDocument {
  const questions: Record<string, Fields> = { ...base.questions };
  for (const id of new Set([...base.order, ...sent.order])) {
    const [was, here, there] = [base, sent, server].map((each) => questionOf(each, id));
    if (here && there && !was) questions[id] = {};
    if (was && !here && !there) delete questions[id];
  }
  const arrived = mix({ ...base, questions }, sent, [sent, server], alike);
  const wanted = new Set(Object.keys(questions));
  const order = same(sent.order, server.order)
    ? arrange(server.order, base.order, wanted)
    : arrange(base.order, server.order, wanted);
  return { ...arrived, order };
}

/** The server's document, as this browser wrote what both have. */
export const asWritten = (server: QuizDocument, base: QuizDocument): QuizDocument =>
  mix(server, base, [server, base], alike);

/** The same but for spaces around texts. */
const alike = (one: unknown, other: unknown): boolean => same(trimmed(one), trimmed(other));

function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(trimmed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, trimmed(each)]));
}

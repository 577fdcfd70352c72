import { distance } from 'fastest-levenshtein';
import { normalise } from './normalise.ts';

/**
 * Edits (letters added, left out or changed) that a typed answer may be away from an accepted one.
 * Short words are too close to other words for any.
 */
export function allowedEdits(accepted: string): number {
  const length = [...accepted].length;
  return length <= 3 ? 0 : length <= 7 ? 1 : 2;
}

/** An accepted answer, as typed ones are compared with it. */
interface Candidate {
  answer: string;
  form: string;
  digits: string;
  edits: number;
}

/** Candidates by question: they are the same for each of its answers. */
const known = new WeakMap<readonly string[], Candidate[]>();

/**
 * Finds the accepted answer that a typed one means; undefined when it means none.
 * @param accepted never changed: what is worked out of it is kept
 */
export function match(accepted: readonly string[], typed: string): string | undefined {
  const given = normalise(typed);
  const candidates = candidatesOf(accepted);
  const exact = candidates.find(({ form }) => form === given);
  if (exact) return exact.answer;
  return candidates
    .map((candidate) => ({ candidate, edits: editsBetween(candidate, given) }))
    .filter(({ candidate, edits }) => edits <= candidate.edits)
    .sort((a, b) => a.edits - b.edits)[0]?.candidate.answer;
}

function candidatesOf(accepted: readonly string[]): Candidate[] {
  const before = known.get(accepted);
  if (before) return before;
  const candidates = accepted.map((answer) => {
    const form = normalise(answer);
    return { answer, form, digits: digitsOf(form), edits: allowedEdits(form) };
  });
  known.set(accepted, candidates);
  return candidates;
}

function editsBetween({ form, digits, edits }: Candidate, given: string): number {
  // Far too long or short can't match; not even looking keeps the cost of junk down.
  if (Math.abs(form.length - given.length) > edits) return Number.POSITIVE_INFINITY;
  // 1945 is not a typo of 1944.
  if (digits !== digitsOf(given)) return Number.POSITIVE_INFINITY;
  return Math.min(distance(form, given), swapped(form, given) ? 1 : Number.POSITIVE_INFINITY);
}

const digitsOf = (text: string): string => (text.match(/\p{N}+/gu) ?? []).join(' ');

/** Whether two neighbouring letters changed places: one slip of the fingers, not two. */
function swapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return (
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}

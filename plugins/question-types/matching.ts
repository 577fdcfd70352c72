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

/** Finds the accepted answer that a typed one means; undefined when it means none. */
export function match(accepted: readonly string[], typed: string): string | undefined {
  const given = normalise(typed);
  const candidates = accepted.map((answer) => ({ answer, form: normalise(answer) }));
  const exact = candidates.find(({ form }) => form === given);
  if (exact) return exact.answer;
  return candidates
    .map((candidate) => ({ ...candidate, edits: editsBetween(candidate.form, given) }))
    .filter(({ form, edits }) => edits <= allowedEdits(form))
    .sort((a, b) => a.edits - b.edits)[0]?.answer;
}

function editsBetween(accepted: string, given: string): number {
  const limit = allowedEdits(accepted);
  // Far too long or short can't match; not even looking keeps the cost of junk down.
  if (Math.abs(accepted.length - given.length) > limit) return Number.POSITIVE_INFINITY;
  // 1945 is not a typo of 1944.
  if (digitsOf(accepted) !== digitsOf(given)) return Number.POSITIVE_INFINITY;
  return Math.min(
    distance(accepted, given),
    swapped(accepted, given) ? 1 : Number.POSITIVE_INFINITY,
  );
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

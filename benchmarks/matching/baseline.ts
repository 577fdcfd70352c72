/**
 * How typed answers were compared before it was done in layers (commit 074bd8a), unchanged: what the
 * speed is measured against.
 */
import { distance } from 'fastest-levenshtein';

/** Articles a title or name may start with: English, Spanish, Portuguese, French, German, Italian. */
const ARTICLES = new Set(
  'the a an el la los las un una unos unas o os as um uma le les une des der die das ein eine il lo gli i uno'.split(
    ' ',
  ),
);

/**
 * A text as it is compared: compatibility forms, case, accents, punctuation, spaces and a leading
 * article make no difference. Linear in the length of the text.
 */
function normalise(text: string): string {
  const words = plain(text)
    .replaceAll('&', ' and ')
    // Apostrophes join ("don't"), all other punctuation parts.
    .replace(/['’ʼ`´]/g, '')
    .replace(/[^\p{L}\p{N}\p{S}]+/gu, ' ')
    .trim()
    .split(' ');
  const [first, ...rest] = words;
  return first !== undefined && rest.length > 0 && ARTICLES.has(first)
    ? rest.join(' ')
    : words.join(' ');
}

/** Without case, accents and compatibility forms. */
function plain(text: string): string {
  return (
    text
      // Sorting a long row of accents takes quadratic time, so those that stand alone go first.
      .replace(/\p{M}+/gu, '')
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .replaceAll('ø', 'o')
      .replaceAll('ł', 'l')
      .replaceAll('æ', 'ae')
      .replaceAll('œ', 'oe')
  );
}

/**
 * Edits (letters added, left out or changed) that a typed answer may be away from an accepted one.
 * Short words are too close to other words for any.
 */
function allowedEdits(accepted: string): number {
  const length = [...accepted].length;
  return length <= 3 ? 0 : length <= 7 ? 1 : 2;
}

/** A text as it is compared with others. */
interface Form {
  form: string;
  digits: string;
}

/** An accepted answer or an option, as typed ones are compared with it. */
interface Candidate extends Form {
  answer: string;
  edits: number;
}

/** Candidates by list of answers: they are the same for each answer to a question. */
const known = new WeakMap<readonly string[], Candidate[]>();

/**
 * Finds the accepted answer that a typed one means; undefined when it means none.
 * @param accepted never changed: what is worked out of it is kept
 */
export function match(accepted: readonly string[], typed: string): string | undefined {
  const given = formOf(typed);
  const candidates = candidatesOf(accepted);
  const exact = candidates.find(({ form }) => form === given.form);
  if (exact) return exact.answer;
  return candidates
    .map((candidate) => ({ candidate, edits: editsBetween(candidate, given) }))
    .filter(({ candidate, edits }) => edits <= candidate.edits)
    .sort((a, b) => a.edits - b.edits)[0]?.candidate.answer;
}

/** @param accepted never changed: what is worked out of it is kept */
function candidatesOf(accepted: readonly string[]): Candidate[] {
  const before = known.get(accepted);
  if (before) return before;
  const candidates = accepted.map((answer) => {
    const form = formOf(answer);
    return { answer, ...form, edits: allowedEdits(form.form) };
  });
  known.set(accepted, candidates);
  return candidates;
}

/** Edits that what was typed is away from an answer; infinity when they are too many to count. */
function editsBetween({ form, digits, edits }: Candidate, given: Form): number {
  if (edits === 0) return form === given.form ? 0 : Number.POSITIVE_INFINITY;
  // Far too long or short cannot match; not even looking keeps the cost of junk down.
  if (Math.abs(form.length - given.form.length) > edits) return Number.POSITIVE_INFINITY;
  // 1945 is not a typo of 1944.
  if (digits !== given.digits) return Number.POSITIVE_INFINITY;
  const swap = swapped(form, given.form) ? 1 : Number.POSITIVE_INFINITY;
  return Math.min(distance(form, given.form), swap);
}

function formOf(text: string): Form {
  const form = normalise(text);
  return { form, digits: (form.match(/\p{N}+/gu) ?? []).join(' ') };
}

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

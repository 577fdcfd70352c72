import type { z } from 'zod';

/** Characters of a message that repeats what was sent. */
const LONGEST = 200;

/** A schema's issue with a question, as a sentence for its author. */
export function issueInWords(issue: z.core.$ZodIssue): string {
  const words = sentence(issue);
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST)} ...`;
}

function sentence(issue: z.core.$ZodIssue): string {
  const what = named(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return `There is no field ${issue.keys.map((key) => `“${key}”`).join(', ')} in a question of this type.`;
    case 'too_big':
      return `${what} ${tooBig(issue)}.`;
    case 'too_small':
      return `${what} ${tooSmall(issue)}.`;
    case 'invalid_type':
      return /received undefined$/.test(issue.message)
        ? `${what} is missing.`
        : `${what} must be ${KINDS[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `${what} must be one of ${issue.values.join(', ')}.`;
    default:
      return issue.path.length > 0
        ? `${what}: ${issue.message}.`
        : `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.`;
  }
}

/** The types that schemas expect, in words. */
const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with fields',
};

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): string {
  if (origin === 'string') return `is longer than ${maximum} characters`;
  if (origin === 'array') return `has more than ${maximum} entries`;
  return `is more than ${maximum}`;
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string')
    return minimum === 1 ? 'is empty' : `is shorter than ${minimum} characters`;
  if (origin === 'array') return `has fewer than ${minimum} ${minimum === 1 ? 'entry' : 'entries'}`;
  return `is less than ${minimum}`;
}

/** `options`, or entry 2 of `options`. */
function named(path: readonly PropertyKey[]): string {
  const [field, index] = path;
  if (field === undefined) return 'The question';
  return typeof index === 'number'
    ? `Entry ${index + 1} of “${String(field)}”`
    : `“${path.map(String).join('.')}”`;
}

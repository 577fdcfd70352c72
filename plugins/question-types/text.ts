import { defineQuestionType, QRushError, z } from '../../server/plugin.ts';
import { words } from '../words/words.ts';
import { shortRows } from './digits.ts';
import { listOf } from './lists.ts';
import { canonical } from './matching/canonical.ts';
import { Matcher, plain, STRICTNESS } from './matching/matcher.ts';

/** Code units of a typed answer at the most. */
const LONGEST = 200;

/** Code units before accents are joined to their letters. */
const LONGEST_RAW = 4 * LONGEST;

/** An answer as an author writes it. */
const answer = z
  .string()
  .max(LONGEST_RAW, { abort: true })
  .trim()
  .min(1)
  .max(LONGEST)
  .refine((text) => canonical(text) !== '', 'needs a letter, digit or symbol');

const fields = z
  .object({
    /** The right answer and its variants, the one to show first. */
    accepted: listOf(answer, 1, 50),
    /** Answers that are wrong, however close they are to a right one. */
    refused: listOf(answer, 1, 50).optional(),
    /**
     * How close a typed answer must be. `tolerant`: the same value otherwise written, or a slip, is
     * right; `accents`: so it is, but a wrong accent is no slip; `exact`: nothing but spaces may differ.
     */
    match: z
      .enum(STRICTNESS)
      .optional()
      .meta({
        title: 'How strict',
        enumNames: ['Tolerant', 'Accents', 'Exact'],
        description:
          'Tolerant, as usual: otherwise written, or a slip, is right. Accents: a wrong accent is no slip. Exact: only spaces may differ.',
      }),
  })
  .superRefine(({ accepted, refused = [], match }, context) => {
    const form = (text: string) =>
      match === 'exact' ? plain(text) : canonical(text, match === 'accents' ? 'keep' : 'fold');
    const right = new Set(accepted.map(form));
    for (const [index, text] of refused.entries()) {
      if (!right.has(form(text))) continue;
      const message = 'is also in accepted';
      context.addIssue({ code: 'custom', path: ['refused', index], message });
    }
  });

type Fields = z.output<typeof fields>;

/** Anything but spaces, and characters that show as nothing. */
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{C}\u{2800}]/u;

/** Matchers by list of accepted answers: they are the same for each answer to a question. */
const matchers = new WeakMap<readonly string[], Matcher>();

function matcherOf(question: Fields & { language?: unknown }): Matcher {
  const before = matchers.get(question.accepted);
  if (before) return before;
  const matcher = new Matcher(question);
  matchers.set(question.accepted, matcher);
  return matcher;
}

/** Free text, matched tolerantly. The value is a string. */
export const text = defineQuestionType<Fields, string>({
  name: 'text',
  title: 'Typed answer',
  translations: words,
  example: { text: 'What is the capital of Japan?', accepted: ['Tokyo'] },
  fields,
  form: () => ({ kind: 'text', longest: LONGEST }),
  parse(_question, value) {
    if (typeof value !== 'string') throw new QRushError('BAD_PAYLOAD', 'value: expected a text');
    const typed = tidy(value);
    if (typed === undefined) {
      throw new QRushError('PAYLOAD_TOO_LARGE', `value: at most ${LONGEST} characters`);
    }
    if (!typed.isWellFormed() || !VISIBLE.test(typed)) {
      throw new QRushError('BAD_PAYLOAD', 'value: expected a text with a character to be seen');
    }
    return typed;
  },
  read(_question, typed) {
    const given = tidy(typed);
    return given?.isWellFormed() && VISIBLE.test(given) ? given : undefined;
  },
  grade: (question, value) => (matcherOf(question).find(value) === undefined ? 0 : 1),
  correct: ({ accepted }) => accepted,
  right: ({ accepted }) => accepted,
  correctText: ({ accepted }) => accepted[0] ?? '',
  label: (_question, value) => onOneLine(value),
  line(question, value) {
    const matcher = matcherOf(question);
    const meant = matcher.find(value);
    if (meant === undefined) return { key: matcher.key(value) };
    return { key: `=${meant}`, right: true };
  },
});

/** As it was typed, but on one line and in the direction that its letters have. */
const onOneLine = (typed: string): string =>
  typed.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/[\p{Cc}\s]+/gu, ' ');

/** The text in one form, without spaces around it; undefined when it is too long. */
function tidy(raw: string): string | undefined {
  if (raw.length > LONGEST_RAW) return undefined;
  const typed = shortRows(raw).normalize('NFC').trim();
  return typed.length <= LONGEST ? typed : undefined;
}

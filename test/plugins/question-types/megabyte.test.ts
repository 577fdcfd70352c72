/** A million characters are refused, whatever they are. Quadratic work on them would take an hour. */
import { describe, expect, it } from 'vitest';
import { boolean } from '../../../plugins/question-types/boolean.ts';
import { multiple } from '../../../plugins/question-types/multiple.ts';
import { number } from '../../../plugins/question-types/number.ts';
import { single } from '../../../plugins/question-types/single.ts';
import { text } from '../../../plugins/question-types/text.ts';
import { ROWS, rowOf } from '../../parsers/rows.ts';
import { questionOf } from './questions.ts';

const MEGABYTES = ROWS.map((row): [string, string] => [row[0], rowOf(row, 1_000_000)]);

const options = { options: ['Red', 'Green apples', 'Blue'], correct: [0] };
const TYPES = {
  single: [single, questionOf(single, options)],
  multiple: [multiple, questionOf(multiple, options)],
  boolean: [boolean, questionOf(boolean, { correct: true })],
  text: [text, questionOf(text, { accepted: ['Mount Everest', 'A'] })],
  number: [number, questionOf(number, { value: 1 })],
} as const;

describe.each(Object.keys(TYPES) as (keyof typeof TYPES)[])('a megabyte for %s', (name) => {
  const [type, question] = TYPES[name];

  it.each(MEGABYTES)('of %s is no answer typed in a chat', (_, megabyte) => {
    expect(type.read?.(question as never, megabyte)).toBeUndefined();
  });

  it.each(MEGABYTES)('of %s is refused as a value', (_, megabyte) => {
    const code = expect.stringMatching(/^(BAD_PAYLOAD|PAYLOAD_TOO_LARGE)$/);
    expect(() => type.parse(question as never, megabyte)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('a megabyte that was accepted by no check', () => {
  it.each(MEGABYTES)('of %s is graded wrong', (_, megabyte) => {
    const [type, question] = TYPES.text;
    expect(type.grade(question, `Mount${megabyte}`)).toBe(0);
  });
});

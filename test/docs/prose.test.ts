/** The patterns that `npm run lint:prose` looks for, and the texts in which it does. */
import { describe, expect, it } from 'vitest';
import { findings } from '../../scripts/prose/findings.ts';
import { comments, prose, strings } from '../../scripts/prose/paragraphs.ts';
import { PATTERNS } from '../../scripts/prose/patterns.ts';

const found = (text: string) => findings(text).map(({ pattern }) => pattern.name);
const texts = (paragraphs: { text: string }[]) => paragraphs.map(({ text }) => text);

describe.each(PATTERNS)('$name', ({ name, instead: [bad, good] }) => {
  it('is found, and the better sentence is not', () => {
    expect(found(bad)).toEqual([name]);
    expect(found(good)).toEqual([]);
  });
  it('is found behind another sentence, and in a list', () => {
    expect(found(`It is so. ${bad} That is all.`)).toEqual([name]);
    expect(found(`- ${bad}`)).toEqual([name]);
  });
});

it.each([
  'What is your name?',
  'Who may join, and when?',
  'Whoever joins is a player.',
  'It prints "What is the capital".',
  'The field `anew` is no word.',
  'Move the cursor, then go on to the next field.',
])('%s', (sentence) => {
  expect(found(sentence)).toEqual([]);
});

it('reads the comments of code, each paragraph on one line', () => {
  const code = [
    '/** One line. */',
    "const text = 'a // no comment';",
    '/**',
    ' * First paragraph',
    ' * continued.',
    ' *',
    ' * Second one.',
    ' * @returns a value',
    ' */',
    '  // Two lines',
    '  // of one.',
    'call(); // Behind code.',
    'p { color: red; } /* In a style sheet. */',
  ].join('\n');
  expect(texts(comments(code))).toEqual([
    'One line.',
    'First paragraph continued.',
    'Second one.',
    '@returns a value',
    'Two lines of one.',
    'Behind code.',
    'In a style sheet.',
  ]);
  expect(comments(code).map(({ line }) => line)).toEqual([1, 4, 7, 8, 10, 12, 13]);
});

it('reads pages without code, quotations and headings', () => {
  const page = [
    '# What it is',
    'A text',
    'of two lines.',
    '```',
    'What code',
    '```',
    '> What he said',
    '- An item',
    '| a | b |',
  ];
  expect(texts(prose(page.join('\n'))).filter(Boolean)).toEqual([
    'A text of two lines.',
    '- An item',
    'a',
    'b',
  ]);
});

it('reads strings that are sentences', () => {
  expect(texts(strings(`throw new Error('What is it'); // 'not this'`))).toContain('What is it');
  expect(strings(`const key = 'what';`)).toEqual([]);
});

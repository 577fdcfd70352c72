/** GIFT as Moodle takes it. */
import { expect, it } from 'vitest';
import { readFileOf, said } from '../../support/formats.ts';

const ESSAY = 'This is an essay: it has no right answer. Give it one in braces: {=right}.';

it.each<[file: string, question: object | undefined, words?: string[]]>([
  ['What time is 10:30? {=half past ten ~noon}', { text: 'What time is 10:30?' }],
  [
    '::A title::[html]<p>So <b>what</b>?</p> {=a ~b}',
    { text: 'So what?' },
    ['HTML was removed: <b>.'],
  ],
  ['The {=cat ~dog} sat.', { text: 'The _____ sat.', options: ['cat', 'dog'] }],
  ['Two and two is {=four =4}.', { text: 'Two and two is _____.', type: 'text' }],
  ['How much is pi? {#3.14:0.01}.', { text: 'How much is pi?', value: 3.14 }],
  ['Two\nlines? {\n=a\n~b\n}', { text: 'Two lines?' }],
  ['A\\nbreak? {T}', { text: 'A\nbreak?', type: 'boolean', correct: true }],
  [
    'False? {FALSE#wrong#right}',
    { correct: false },
    ['Feedback to answers is left out, here and below.'],
  ],
  ['Which? {~%50%a ~%50%b ~%-100%c}', { type: 'multiple', correct: [0, 1] }],
  ['Which? {=a =b ~c}', { type: 'single', correct: [0, 1] }],
  [
    'Which? {=a ~%50%b ~c}',
    { type: 'single', correct: [0] },
    ['“b” was half right; it counts as wrong.'],
  ],
  [
    'Name? {=%100%Lima =%50%Limma}',
    { accepted: ['Lima'] },
    ['“Limma” was half right; it counts as wrong.'],
  ],
  ['Name? {Lima}', { type: 'text', accepted: ['Lima'] }],
  ['Pi? {#3.1..3.2}', { value: 3.1500000000000004, tolerance: 0.050000000000000044 }],
  [
    'Year? {#=1969:1 =%50%1970:2}',
    { value: 1969, tolerance: 1 },
    ['Only the first right number is kept: 1969:1.'],
  ],
  [
    'Solve $2x=10$. {=$x=5$ ~$x=6$}',
    { text: 'Solve $2x=10$.', options: ['$x=5$', '$x=6$'], correct: [0] },
    [
      'A = within an answer was taken for a part of it. Write \\= for it, and a space before a = that marks an answer.',
    ],
  ],
  ['Close? {~a=b~c}', { options: ['a', 'b', 'c'], correct: [1] }],
  ['Signs? {=\\{a\\=b\\} ~c\\~d\\#e\\:f}', { options: ['{a=b}', 'c~d#e:f'] }],
  ['Not \\neq but\\nnew? {T}', { text: 'Not \\neq but\nnew?' }],
  ['Why? {}', undefined, [ESSAY]],
  ['Just a text.', undefined, ['This has no answers. Add them in braces: {=right ~wrong}.']],
  [
    'How many? {#many}',
    undefined,
    ['“many” is no number. Write {#1969}, {#1969:1} for one more or less, or {#1968..1970}.'],
  ],
])('%j', async (file, question, words = []) => {
  const read = await readFileOf(file, 'gift', 'gift');
  expect(said(read)).toEqual(words.map((one) => `Line 1: ${one}`));
  expect(read.questions).toMatchObject(question ? [question] : []);
});

it('pairs are matched', async () => {
  const read = await readFileOf('Match? {=Japan -> Yen =Peru -> Sol = -> Euro}', '', 'gift');
  // The types of this test have no match: the server says so.
  expect(said(read)).toEqual([
    'Line 1: “type” must be one of single, multiple, boolean, text, number, order.',
  ]);
});

it('comments and categories are no questions, and lines are those of the file', async () => {
  const { lines } = await readFileOf(
    '$CATEGORY: a/b\n\n// one\nOne? {T}\n\n\n// two\n\nTwo? {F}\n',
  );
  expect(lines).toEqual([4, 9]);
});

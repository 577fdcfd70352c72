/** Packages of QTI, and what else only some files have. */
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readFileOf, said } from '../../support/formats.ts';

const item = (interaction: string, declaration: string) =>
  `<?xml version="1.0"?>\n<assessmentItem identifier="i">\n<responseDeclaration identifier="R" ${declaration}</responseDeclaration>\n<itemBody>${interaction}</itemBody></assessmentItem>`;

const choice = (id: string, text: string) =>
  `<simpleChoice identifier="${id}">${text}</simpleChoice>`;

it('a package of QTI is read in the order of its test, and places name the file', async () => {
  const file = zipSync({
    'imsmanifest.xml': strToU8('<manifest/>'),
    'test.xml': strToU8(
      '<assessmentTest identifier="t" title="Mixed"><testPart><assessmentSection><assessmentItemRef identifier="b" href="items/b.xml"/><assessmentItemRef identifier="a" href="items/a.xml"/><assessmentItemRef identifier="c" href="items/c.xml"/></assessmentSection></testPart></assessmentTest>',
    ),
    'items/a.xml': strToU8(
      item(
        `<p>Even&nbsp;ones?</p><choiceInteraction responseIdentifier="R" maxChoices="0">${choice('A', '2')}${choice('B', '3')}${choice('C', '4')}</choiceInteraction>`,
        'cardinality="multiple" baseType="identifier"><correctResponse><value>A</value><value>C</value></correctResponse>',
      ),
    ),
    'items/b.xml': strToU8(
      item(
        `<orderInteraction responseIdentifier="R"><prompt>Smallest first?</prompt>${choice('A', 'Whale')}${choice('B', 'Mouse')}</orderInteraction>`,
        'cardinality="ordered" baseType="identifier"><correctResponse><value>B</value><value>A</value></correctResponse>',
      ),
    ),
    'items/c.xml': strToU8(
      item('<p>Why?</p><extendedTextInteraction responseIdentifier="R"/>', '>'),
    ),
  });
  const read = await readFileOf(file);
  expect(read.title).toBe('Mixed');
  expect(read.questions).toMatchObject([
    { type: 'order', text: 'Smallest first?', options: ['Mouse', 'Whale'] },
    { type: 'multiple', text: 'Even ones?', options: ['2', '3', '4'], correct: [0, 2] },
  ]);
  expect(read.problems).toMatchObject([
    {
      file: 'items/c.xml',
      line: 2,
      message: 'This item asks in a way that cannot be played here (extendedTextInteraction).',
    },
  ]);
});

it('QTI 1.2 is named', async () => {
  const read = await readFileOf('<questestinterop><item/></questestinterop>');
  expect(said(read)).toEqual([
    'Line 1: This is QTI 1.2, which is not read. Export it as QTI 2.1 or 3.0.',
  ]);
});

const results = (write: (text: string) => string) =>
  JSON.stringify({
    response_code: 0,
    results: [
      {
        type: write('multiple'),
        question: write('What is <b> in HTML & co?'),
        correct_answer: write('Bold'),
        incorrect_answers: ['Blue', 'A "break"'].map(write),
      },
    ],
  });

it.each<[encoding: string, write: (text: string) => string]>([
  ['base64', (text) => Buffer.from(text).toString('base64')],
  ['url3986', encodeURIComponent],
  [
    'entities',
    (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  ],
])('Open Trivia DB in %s', async (_, write) => {
  const read = await readFileOf(results(write));
  expect(said(read)).toEqual([]);
  expect(read.questions).toMatchObject([
    { text: 'What is <b> in HTML & co?', options: ['A "break"', 'Blue', 'Bold'], correct: [2] },
  ]);
});

it('hints of Moodle and of tables are hints', async () => {
  const hint = (text: string) => `<hint format="html"><text><![CDATA[${text}]]></text></hint>`;
  const moodle = await readFileOf(
    `<quiz><question type="shortanswer"><questiontext><text>Capital of Peru?</text></questiontext><answer fraction="100"><text>Lima</text></answer>${hint('<p>In <b>South</b> America</p>')}${hint('')}${hint('Four letters')}</question></quiz>`,
  );
  expect(moodle.questions).toMatchObject([
    { accepted: ['Lima'], hints: ['In South America', 'Four letters'] },
  ]);
  const many = Array.from({ length: 11 }, (_, at) => `Hint ${at}`).join('\n');
  const table = await readFileOf(
    `Question,Answer,Tipps\nCapital of Peru?,Lima,"In South America\n\n${'x'.repeat(201)}"\nCapital of Chad?,N'Djamena,"${many}"\n`,
  );
  expect(said(table)).toEqual([
    'Line 2: The hint was cut to 200 characters.',
    'Line 5: Only the first 10 hints were kept.',
  ]);
  expect(table.questions[0]).toMatchObject({ hints: ['In South America', 'x'.repeat(200)] });
  expect(table.questions[1]?.hints).toHaveLength(10);
});

it('lines of OpenTriviaQA go on', async () => {
  const read = await readFileOf('#Q Which of\nthese?\n^ Long\nanswer\nA Long\nanswer\nB Short\n');
  expect(said(read)).toEqual([]);
  expect(read.questions).toMatchObject([
    { text: 'Which of\nthese?', options: ['Long answer', 'Short'], correct: [0] },
  ]);
});

it('JSON says the line of each question', async () => {
  const { lines } = await readFileOf(
    '{ "title": "Q", "questions": [\n{ "type": "boolean",\n "text": "A?", "correct": true },\n\n{ "type": "boolean", "text": "B?", "correct": true }] }',
  );
  expect(lines).toEqual([2, 5]);
});

it('Aiken takes letters without a space, and initials for what they are', async () => {
  const read = await readFileOf(
    'Who wrote it?\nA)C.S. Lewis\nB)J.K. Rowling\nC. A.A. Milne\nANSWER: C\n\nA.A. Milne wrote it.\nA. True\nB. False\nANSWER: B\n',
  );
  expect(said(read)).toEqual([]);
  expect(read.questions).toMatchObject([
    { options: ['C.S. Lewis', 'J.K. Rowling', 'A.A. Milne'], correct: [2] },
    { type: 'boolean', text: 'A.A. Milne wrote it.', correct: false },
  ]);
});

/** Errors in real files, and how people are told: the line and the words. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { otherKind } from '../../../server/formats/kinds.ts';
import { bytesOf, readFileOf, said } from '../../support/formats.ts';

const AIKEN = 'Which is a fruit?\nA. Tomate é\nB. Stone\nANSWER: A\n';
const CSV = 'Question;Answer 1;Answer 2;Correct\nCapital of Austria?;Wien;Graz;1\n';

const utf16 = (text: string, bigEndian: boolean, mark = true) => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('a file that was saved otherwise is understood', () => {
  it.each<[what: string, bytes: Uint8Array | string]>([
    ['with a byte order mark', `\ufeff${AIKEN}`],
    ['in UTF-16, the low byte first', utf16(AIKEN, false)],
    ['in UTF-16, the high byte first', utf16(AIKEN, true)],
    ['in UTF-16 without a mark', utf16(AIKEN, false, false)],
    ['with lines that end in CR', AIKEN.replaceAll('\n', '\r')],
    ['with lines that end in CR and LF', AIKEN.replaceAll('\n', '\r\n')],
  ])('%s', async (_, bytes) => {
    const { format, questions, lines, problems } = await readFileOf(bytes);
    expect(problems).toEqual([]);
    expect(format).toBe('aiken');
    expect(lines).toEqual([1]);
    expect(questions).toMatchObject([
      { type: 'single', text: 'Which is a fruit?', options: ['Tomate é', 'Stone'], correct: [0] },
    ]);
  });

  it('in Windows-1252, which is guessed and said', async () => {
    const read = await readFileOf(Buffer.from(AIKEN, 'latin1'));
    expect(read.questions).toMatchObject([{ options: ['Tomate é', 'Stone'] }]);
    expect(said(read)).toEqual([
      'Line 2: The file is not in UTF-8; it was read as Windows-1252. Look at accents and signs such as é and €, or save the file as UTF-8.',
    ]);
  });
});

const NO_MARK = 'No right answer is marked.';
const ONE = 'There is only one answer to choose from. Write at least two.';
const TWINS = 'Two answers are the same: “Red”. Change one of them.';

/** Each with what is said, and how many questions are good all the same. */
const DAMAGED: [what: string, file: string, good: number, words: string[]][] = [
  [
    'Aiken: a missing ANSWER',
    `Which?\nA. Red\nB. Blue\n\n${AIKEN}`,
    1,
    [`Line 1: ${NO_MARK} Add a line such as "ANSWER: A" below its answers.`],
  ],
  ['Aiken: one option', `${AIKEN}\nWhich?\nA. Red\nANSWER: A\n`, 1, [`Line 6: ${ONE}`]],
  [
    'Aiken: an answer that is not there',
    `${AIKEN}\nWhich?\nA. Red\nB. Blue\nANSWER: E\n`,
    1,
    [
      'Line 6: “E” is marked as right, but there is no answer with this letter. The letters are A, B.',
    ],
  ],
  ['Aiken: twins', `${AIKEN}\nWhich?\nA. Red\nB. Red\nANSWER: A\n`, 1, [`Line 6: ${TWINS}`]],
  [
    'GIFT: no right answer',
    '::1:: Good? {=a ~b}\n\nWhich? {~Red ~Blue}\n',
    1,
    [`Line 3: ${NO_MARK} Put = before the right one.`],
  ],
  [
    'GIFT: one option',
    '::1:: Good? {=a ~b}\n\nWhich? {~Red}\n',
    1,
    [`Line 3: ${ONE}`, `Line 3: ${NO_MARK} Put = before the right one.`],
  ],
  ['GIFT: twins', '::1:: Good? {=a ~b}\n\nWhich? {=Red ~Red}\n', 1, [`Line 3: ${TWINS}`]],
  [
    'GIFT: an open brace',
    '::1:: Good? {=a ~b}\n\nWhich? {=Red ~Blue\n\n::3:: Good? {T}\n',
    2,
    [
      'Line 3: The answers begin with { and do not end. Put } behind the last one; write \\{ for a brace that begins no answers.',
    ],
  ],
  [
    'CSV: a correct index outside',
    `${CSV}Which?;Red;Blue;5\n`,
    1,
    [
      'Line 3: Answer 5 is marked as right, but there are only 2. Correct the mark, or add the answer.',
    ],
  ],
  [
    'CSV: no mark',
    `${CSV}Which?;Red;Blue;\n`,
    1,
    [`Line 3: ${NO_MARK} Write the number of the right answer into the column for it.`],
  ],
  [
    'CSV: a mark that is no answer',
    `${CSV}Which?;Red;Blue;Green\n`,
    1,
    [
      'Line 3: “Green” is marked as right, but it is none of the answers. Write the number of the right answer into the column for it.',
    ],
  ],
  ['CSV: one option', `${CSV}Which?;Red;;1\n`, 1, [`Line 3: ${ONE}`]],
  ['CSV: twins', `${CSV}Which?;Red;Red;1\n`, 1, [`Line 3: ${TWINS}`]],
  [
    'CSV: a quote that stays open',
    `${CSV}"Which?;Red;Blue;1\nNext?;Red;Blue;1\n`,
    1,
    [
      'Line 3: A cell begins with a quote that does not end: all behind it was taken for one cell. Write a " within a cell twice, and one at its end.',
      'Line 3: There are no answers to choose from. Write two or more.',
      `Line 3: ${NO_MARK} Write the number of the right answer into the column for it.`,
    ],
  ],
  [
    'JSON: a comma too many',
    '{\n"title": "Q",\n"questions": [\n{ "type": "boolean", "text": "Yes?", "correct": true },\n]\n}',
    0,
    [
      'Line 5: From here on this is not JSON. Look for a comma, a quote or a bracket that is missing or too many, here or just before.',
    ],
  ],
  [
    'JSON: what a type does not take',
    '{"title": "Q", "questions": [\n{ "type": "boolean", "text": "Yes?", "correct": true },\n{ "type": "single", "text": "", "options": ["a"], "corect": [0] },\n{ "type": "essay", "text": "Why?" }]}',
    1,
    [
      'Line 3: “text” is empty.',
      'Line 3: “options” has fewer than 2 entries.',
      'Line 3: “correct” is missing.',
      'Line 3: There is no field “corect” in a question of this type.',
      'Line 4: “type” must be one of single, multiple, boolean, text, number, order.',
    ],
  ],
  [
    'Moodle XML: an entity bomb',
    '<?xml version="1.0"?>\n<!DOCTYPE quiz [\n<!ENTITY a "aaaaaaaaaa">\n<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">\n<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">\n]>\n<quiz><question type="essay"><questiontext><text>&c;</text></questiontext></question></quiz>',
    0,
    [
      'Line 6: The document declares entities of its own, which are not read: they can blow up a file. Remove the DOCTYPE, and write out what they stand for.',
    ],
  ],
  [
    'Moodle XML: a tag that stays open',
    '<quiz>\n<question type="truefalse">\n<questiontext><text>Yes?</questiontext>\n</question></quiz>',
    0,
    [
      'Line 3: From here on this is not XML. Look for a tag that is not closed, or a sign such as & or < that is not written as &amp; or &lt;.',
    ],
  ],
  [
    'Moodle XML: an essay and a picture',
    '<quiz>\n<question type="essay"><questiontext format="html"><text>Why?</text></questiontext></question>\n<question type="truefalse"><questiontext format="html"><text><![CDATA[<p>Is it <b>so</b>?<img src="@@PLUGINFILE@@/x.png"></p>]]></text></questiontext><answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>',
    1,
    [
      'Line 2: This is an essay, which cannot be played here. Ask for the same with answers to choose from, or with one to type.',
      'Line 3: HTML was removed: <b>.',
      'Line 3: The picture “x.png” is left out: only .qrush files bring pictures along. Add it to the question after the import, or give it an https address.',
    ],
  ],
  [
    'Open Trivia DB: nothing given',
    '{"response_code":5,"results":[]}',
    0,
    ['Line 1: Open Trivia DB gave no questions: it was asked too often. Ask it again.'],
  ],
  [
    'OpenTriviaQA: a right answer that is not there',
    '#Q Good?\n^ Yes\nA Yes\nB No\n\n#Q Which?\n^ Green\nA Red\nB Blue\n',
    1,
    [
      'Line 6: The right answer “Green” is none of those to choose from. Write it in the same way in both places.',
    ],
  ],
  [
    'QTI: no right answer, and a kind that is not read',
    '<assessmentTest title="T">\n<assessmentItem identifier="a"><itemBody><choiceInteraction responseIdentifier="R"><prompt>Which?</prompt><simpleChoice identifier="A">Red</simpleChoice><simpleChoice identifier="B">Blue</simpleChoice></choiceInteraction></itemBody></assessmentItem>\n</assessmentTest>'.replaceAll(
      'assessmentTest',
      'items',
    ),
    0,
    [`Line 2: ${NO_MARK} Name it in the correctResponse of the item.`],
  ],
];

describe('what is damaged is said, with its line and how to fix it', () => {
  it.each(DAMAGED)('%s', async (_, file, good, words) => {
    const read = await readFileOf(file);
    expect(said(read)).toEqual(words);
    expect(read.questions).toHaveLength(good);
  });
});

describe('what is written otherwise is read, and said', () => {
  it('HTML: tags are removed and entities decoded', async () => {
    const read = await readFileOf(
      'Question,Answer 1,Answer 2,Correct\n"<p>What is <b>H<sub>2</sub>O</b>?</p>",Caf&eacute;,"a<br/>b",1\n',
    );
    expect(read.questions).toMatchObject([
      { text: 'What is H₂O?', options: ['Café', 'a b'], correct: [0] },
    ]);
    expect(said(read)).toEqual([
      'Line 2: HTML was removed: <p>, <b>.',
      'Line 2: HTML entities such as &amp; were read as the signs they stand for.',
      'Line 2: HTML was removed: <br>.',
    ]);
  });

  it.each<[format: string, file: string]>([
    ['csv', 'Question,Answer 1,Answer 2,Correct\n"LATEX","$a<b$","\\(x^2\\)",1\n'],
    ['aiken', 'LATEX\nA. $a<b$\nB. \\(x^2\\)\nANSWER: A\n'],
    ['gift', 'LATEX {=$a<b$ ~\\(x^2\\)}\n'],
  ])('LaTeX is kept in %s', async (name, file) => {
    const latex = 'Which is $\\frac{1}{2} \\neq \\sqrt{x_{1}}$ if $a<b$ and $c>d$?';
    const read = await readFileOf(file.replace('LATEX', latex), '', name);
    expect(said(read)).toEqual([]);
    expect(read.questions).toMatchObject([
      { text: latex, options: ['$a<b$', '\\(x^2\\)'], correct: [0] },
    ]);
  });

  it('an .xlsx with formulas has what came out of them', async () => {
    const file = await writeXlsx({
      sheets: [
        {
          name: 'Quiz',
          rows: [
            ['Question', 'Answer 1', 'Answer 2', 'Correct'],
            ['Two and two?', 4, 5, 1],
            ['Three and three?', 6, '#REF!', 1],
          ],
          cells: new Map([
            ['1,1', { value: 4, type: 'formula', formula: '2+2', formulaResult: 4 }],
          ]),
        },
      ],
    });
    const read = await readFileOf(file, 'xlsx');
    expect(said(read)).toEqual([
      'Line 3: The formula in C3 gave no value: #REF!. Write the value itself.',
      `Line 3: ${ONE}`,
    ]);
    expect(read.questions).toMatchObject([{ options: ['4', '5'], correct: [0] }]);
  });
});

it('a second sheet with questions is named', async () => {
  const rows = [
    ['Question', 'Answer 1', 'Answer 2', 'Correct'],
    ['Which?', 'a', 'b', 1],
  ];
  const sheets = ['Notes', 'One', 'Two'].map((name) => ({
    name,
    rows: name === 'Notes' ? [['Hi']] : rows,
  }));
  const read = await readFileOf(await writeXlsx({ sheets }), 'xlsx');
  expect(read.questions).toHaveLength(1);
  expect(said(read)).toEqual([
    'Line 1: The sheet “Two” is left out: one is read, and it is not the first with questions. Save it as a file of its own.',
  ]);
});

it('a cell that Excel has made a date of is said', async () => {
  const rows = [
    ['Question', 'Answer 1', 'Answer 2', 'Correct'],
    ['A half is?', new Date(Date.UTC(2026, 0, 2)), '2/1', 1],
  ];
  const read = await readFileOf(await writeXlsx({ sheets: [{ name: 'Quiz', rows }] }), 'xlsx');
  expect(said(read)).toEqual([
    'Line 2: B2 is a date, and was read as 2026-01-02. Format the cell as text if something else is meant.',
  ]);
});

describe('archives', () => {
  const BOMB =
    'Line 1: The file unpacks to over 50 MB: no quiz is that large. Save it again in the program that it comes from.';

  it('a bomb is defused', async () => {
    const bomb = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000),
    });
    expect(bomb.length).toBeLessThan(100_000);
    expect(said(await readFileOf(bomb))).toEqual([BOMB]);
    expect(said(await readFileOf(bomb, 'zip', 'qti'))).toEqual([BOMB]);
  });

  it.each([
    ['xlsx', 'xl/workbook.xml'],
    ['qrush', 'quiz.json'],
    ['qti', 'imsmanifest.xml'],
  ])('a damaged %s says so', async (name, inside) => {
    const whole = zipSync({ [inside]: strToU8('x'.repeat(1000)) }, { level: 0 });
    const read = await readFileOf(whole.subarray(0, 500), '', name);
    expect(read.questions).toEqual([]);
    expect(said(read)[0]).toMatch(/^Line 1: .*(damaged|no quiz\.json|not unpacked)/);
  });
});

describe('files of another kind', () => {
  const png = join(import.meta.dirname, '../../../plugins/starter-quizzes/pictures/clock.png');

  it('are named', async () => {
    expect(otherKind(await readFile(png))).toMatchObject({ kind: 'a picture' });
    expect(otherKind(bytesOf('%PDF-1.7\n'))).toMatchObject({ kind: 'a PDF' });
    expect(otherKind(bytesOf('<!DOCTYPE html><html></html>'))).toMatchObject({
      kind: 'a web page',
    });
    const docx = zipSync({ 'word/document.xml': strToU8('<document/>') });
    expect(otherKind(docx)).toMatchObject({ kind: 'a Word document' });
    expect(otherKind(bytesOf('Hello'))).toBeUndefined();
  });

  it('are of no format', async () => {
    const docx = zipSync({ 'word/document.xml': strToU8('<document/>') });
    for (const file of [await readFile(png), docx, '%PDF-1.7\n', '<!DOCTYPE html>', 'Hello\nyou\n'])
      expect((await readFileOf(file)).format).toBeUndefined();
  });
});

describe('what is left out is told as far as it was understood', () => {
  it.each<[file: string, found: object]>([
    [
      'Which?\nA. One\nB. Two\n',
      { type: 'single', text: 'Which?', options: ['One', 'Two'], correct: [] },
    ],
    ['Which? {=a ~a}', { type: 'single', options: ['a', 'a'], correct: [0] }],
    [
      'Question;Answer 1;Answer 2;Correct\nWhich?;One;;9\nAnd?;a;b;1\n',
      { type: 'single', text: 'Which?', options: ['One'] },
    ],
    [
      JSON.stringify([{ type: 'single', text: 'Which?', options: ['a'], correct: [0] }]),
      { options: ['a'] },
    ],
  ])('%s', async (file, found) => {
    const { problems } = await readFileOf(file);
    expect(problems.filter((problem) => problem.found)).toMatchObject([{ found }]);
  });
});

/** Tables as people write them: any separator, any order of columns, with headings or without. */
import { describe, expect, it } from 'vitest';
import * as catalogue from '../../../plugins/formats/catalogue.ts';
import { marksIn } from '../../../plugins/formats/tables/marks.ts';
import { readFileOf, said } from '../../support/formats.ts';

const PARIS = {
  type: 'single',
  text: 'Capital of France?',
  options: ['Rome', 'Paris'],
  correct: [1],
};

describe('columns', () => {
  it.each<[what: string, file: string]>([
    ['commas', 'Question,Answer 1,Answer 2,Correct\nCapital of France?,Rome,Paris,2\n'],
    ['semicolons', 'Question;Answer 1;Answer 2;Correct\nCapital of France?;Rome;Paris;2\n'],
    ['tabs', 'Question\tAnswer 1\tAnswer 2\tCorrect\nCapital of France?\tRome\tParis\t2\n'],
    ['bars', 'Question|Answer 1|Answer 2|Correct\nCapital of France?|Rome|Paris|2\n'],
    [
      'a separator that Excel names',
      'sep=;\nQuestion;A;B;Correct\nCapital of France?;Rome;Paris;B\n',
    ],
    ['another order', 'Correct,Answer 2,Question,Answer 1\n2,Paris,Capital of France?,Rome\n'],
    ['other words', 'Frage,Antwort A,Antwort B,Lösung\nCapital of France?,Rome,Paris,B\n'],
    [
      'the answer in full',
      'question,option 1,option 2,answer\nCapital of France?,Rome,Paris,paris\n',
    ],
    [
      'rows above',
      'My quiz,,,\n,,,\nQuestion,Answer 1,Answer 2,Correct\nCapital of France?,Rome,Paris,2\n',
    ],
    [
      'a number in front',
      'No.,Question,Answer 1,Answer 2,Correct\n1,Capital of France?,Rome,Paris,2\n',
    ],
  ])('%s', async (_, file) => {
    const read = await readFileOf(file);
    expect(said(read)).toEqual([]);
    expect(read.questions).toMatchObject([PARIS]);
  });

  it('are shown as they were taken', async () => {
    const { columns } = await readFileOf('Question,Answer 1,Answer 2,Correct,Notes\nYes?,a,b,1,\n');
    expect(columns).toEqual([
      { column: 'A', heading: 'Question', meaning: 'question', field: 'question' },
      { column: 'B', heading: 'Answer 1', meaning: 'answer 1', field: 'answer 1' },
      { column: 'C', heading: 'Answer 2', meaning: 'answer 2', field: 'answer 2' },
      { column: 'D', heading: 'Correct', meaning: 'right answer', field: 'correct' },
      { column: 'E', heading: 'Notes' },
    ]);
  });

  it('that nobody understands are shown with the first rows, and read as somebody says', async () => {
    const file = `Domanda,Giusta,Sbagliata,Altra\n${'Capitale?,Roma,Parigi,Pisa\n'.repeat(9)}`;
    const read = await readFileOf(file, 'csv');
    expect(read.questions).toEqual([]);
    expect(said(read)).toHaveLength(1);
    expect(read.columns?.map(({ heading }) => heading)).toEqual([
      'Domanda',
      'Giusta',
      'Sbagliata',
      'Altra',
    ]);
    expect(read.sample).toHaveLength(6);
    expect(read.sample?.[1]).toEqual({ line: 2, cells: ['Capitale?', 'Roma', 'Parigi', 'Pisa'] });

    const given = { fields: ['question', 'correct', 'wrong', 'wrong'], headings: 1 };
    const again = await readFileOf(file, 'csv', 'csv', given);
    expect(said(again)).toEqual([]);
    expect(again.questions).toHaveLength(9);
    expect(again.questions[0]).toMatchObject({
      type: 'single',
      options: ['Parigi', 'Pisa', 'Roma'],
      correct: [2],
    });
    expect(again.columns?.[2]).toEqual({
      column: 'C',
      heading: 'Sbagliata',
      meaning: 'wrong answer',
      field: 'wrong',
    });
    // A column that is left out is not read, and a first row without headings is a question.
    const bare = { fields: ['question', 'correct'], headings: 0 };
    expect((await readFileOf(file, 'csv', 'csv', bare)).questions).toMatchObject([
      { type: 'text', text: 'Domanda', accepted: ['Giusta'] },
      ...Array(9).fill({ text: 'Capitale?', accepted: ['Roma'] }),
    ]);
  });

  it.each([
    [['correct', 'wrong'], 'No column is the question.'],
    [['question', 'colour'], 'A column cannot be “colour”.'],
    [['question', 'answer 51'], 'A column cannot be “answer 51”.'],
    [Array(3).fill(''), 'No column is the question.'],
  ])('cannot be %j', async (fields, message) => {
    const read = await readFileOf('a,b\nc,d\n', 'csv', 'csv', { fields, headings: 1 });
    expect(read.questions).toEqual([]);
    expect(read.problems).toMatchObject([{ severity: 'error', message }]);
    expect(read.sample).toHaveLength(2);
  });

  it('without headings are guessed, and that is said', async () => {
    const read = await readFileOf(
      'Capital of France?,Rome,Paris,2\nCapital of Italy?,Rome,Paris,1\n',
    );
    expect(read.questions).toMatchObject([PARIS, { correct: [0] }]);
    expect(said(read)).toEqual([
      'Line 1: There is no row of headings. The columns were taken for: A question, B answer 1, C answer 2, D right answer. Begin with a row such as: Question, Answer 1, Answer 2, Correct.',
    ]);
  });

  it('that nothing fits are named', async () => {
    const read = await readFileOf('Question,Answer 1,Answer 2,Correct,Notes\nYes?,a,b,1,hm\n');
    expect(said(read)).toEqual(['Line 1: The column “Notes” is left out: nothing here fits it.']);
  });

  it('that cannot be guessed are asked for', async () => {
    const read = await readFileOf('what,is,all,this\nand,what,is,that\n', 'csv');
    expect(said(read)).toEqual([
      'Line 1: There is no row of headings, and it is not clear what the columns are. Begin with a row such as: Question, Answer 1, Answer 2, Correct.',
    ]);
  });
});

describe('marks', () => {
  const four = ['Mars', 'Saturn', 'Venus', '2'];
  it.each<[cell: string, options: string[], marks: object]>([
    ['2', ['a', 'b'], { correct: [1] }],
    ['1,3', ['a', 'b', 'c'], { correct: [0, 2] }],
    ['1; 3', ['a', 'b', 'c'], { correct: [0, 2] }],
    ['1.3', ['a', 'b', 'c'], { correct: [0, 2] }],
    ['2.0', ['a', 'b', 'c'], { correct: [1] }],
    ['A and C', ['x', 'y', 'z'], { correct: [0, 2] }],
    ['E', ['1', '2', '3', '4', '5'], { correct: [4] }],
    ['Answer 2', ['x', 'y'], { correct: [1] }],
    ['saturn', four, { correct: [1] }],
    ['Mars, Venus', four, { correct: [0, 2] }],
    ['Paris, France', ['Paris, France', 'Rome, Italy'], { correct: [0] }],
    ['1970', ['1969', '1970'], { correct: [1] }],
    ['3.14', ['3.14', '2.72'], { correct: [0] }],
    ['2', four, { correct: [1], doubt: '2' }],
    ['5', four, { correct: [4] }],
    ['0', four, { correct: [-1] }],
    ['Pluto', four, { correct: [], unknown: 'Pluto' }],
    ['', four, { correct: [] }],
  ])('%j of %j', (cell, options, marks) => {
    expect(marksIn(cell, options)).toEqual(marks);
  });
});

it('a question of a type that is not known here keeps its fields for the server', async () => {
  const more = '"{""pairs"":[[""Japan"",""Yen""],[""Peru"",""Sol""]]}"';
  const read = await readFileOf(`Question,Type,Answer 1,Correct,More\nWhich?,match,,,${more}\n`);
  expect(said(read)).toEqual([
    'Line 2: “type” must be one of single, multiple, boolean, text, number, order.',
  ]);
});

it('a time out of range is brought into it, and a poll cannot be played', async () => {
  const read = await readFileOf(
    'Question,Type,Answer 1,Answer 2,Correct,Time\nYes?,,a,b,1,900\nNo?,Poll,a,b,,20\nSo?,,a,b,1,soon\n',
  );
  expect(read.questions).toMatchObject([{ limit: 600 }, { limit: 20 }]);
  expect(said(read)).toEqual([
    'Line 2: The time of 900 s was changed to 600 s, which is possible.',
    'Line 3: This is a poll, which cannot be played here. Ask for the same with answers to choose from, or with one to type.',
    'Line 4: “soon” is no number: the usual one stands in.',
  ]);
});

it('what is written does nothing in a spreadsheet', async () => {
  const question = { type: 'single', text: '=1+1?', limit: 20, points: 1000 };
  const options = ['@SUM(A1)', '-2', '+', "'=a", 'x;y'];
  const quiz = { title: 'Q', description: '', language: 'en' };
  const written = await catalogue.csv.write?.({
    ...quiz,
    questions: [{ ...question, options, correct: [1] }],
  });
  const text = new TextDecoder().decode(written?.bytes);
  expect(text.split('\r\n')[1]).toBe("'=1+1?,single,'@SUM(A1),-2,'+,''=a,\"x;y\",2,20,1000");
  const read = await readFileOf(text);
  expect(read.questions).toMatchObject([{ text: '=1+1?', options }]);
});

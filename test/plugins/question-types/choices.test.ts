import { describe, expect, it } from 'vitest';
import { boolean } from '../../../plugins/question-types/boolean.ts';
import { multiple } from '../../../plugins/question-types/multiple.ts';
import { single } from '../../../plugins/question-types/single.ts';
import { questionOf } from './questions.ts';

const badPayload = expect.objectContaining({ code: 'BAD_PAYLOAD' });

describe('single choice', () => {
  const question = questionOf(single, {
    options: ['São Paulo', 'Rio', 'B', 'Recife'],
    correct: [0],
  });

  it.each<[string, number | undefined]>([
    ['a', 0],
    ['A)', 0],
    ['(c)', 2],
    ['4', 3],
    ['2.', 1],
    ['2️⃣', 1],
    ['sao paulo', 0],
    ['Sao Paolo', 0],
    ['recifé', 3],
    ['b', 2],
    ['e', undefined],
    ['5', undefined],
    ['0', undefined],
    ['Salvador', undefined],
    ['', undefined],
  ])('typed in a chat, %j is option %j', (typed, option) => {
    expect(single.read?.(question, typed)).toBe(option);
  });

  it('is read as the option that is written like that, of those that look alike', () => {
    const alike = questionOf(single, { options: ['C', 'C#', 'C++', 'Java'], correct: [0] });
    expect(['C', 'c', 'C#', 'c++', 'd'].map((typed) => single.read?.(alike, typed))).toEqual([
      0, 0, 1, 2, 3,
    ]);
    const marked = questionOf(single, {
      options: ['schon', 'schön', 'Montag', 'montag'],
      correct: [0],
    });
    expect(['schön', 'SCHON', 'montag'].map((typed) => single.read?.(marked, typed))).toEqual([
      1, 0, 3,
    ]);
    expect(single.read?.(marked, 'MONTAG')).toBeUndefined();
    expect(single.fits?.(marked, 'MONTAG')).toEqual([2, 3]);
    expect(single.fits?.(marked, 'Dienstag')).toEqual([]);
  });

  it('takes options that differ for a reader, and refuses those that do not', () => {
    const isTaken = (...options: string[]) =>
      single.fields.safeParse({ options, correct: [0] }).success;
    for (const options of [
      ['C', 'C#', 'C++'],
      ['lamp', '.lamp', '#lamp'],
      ['its', "it's"],
      ['Masse', 'Maße'],
      ['2³', '23'],
      ['The Band', 'Band'],
      ['Montag', 'montag'],
    ])
      expect([options, isTaken(...options)]).toEqual([options, true]);
    expect(isTaken('Rome', ' Rome ')).toBe(false);
    expect(isTaken('Z\u00fcrich', 'Zu\u0308rich')).toBe(false);
  });

  it('is graded by the option', () => {
    expect([0, 1, 2, 3].map((option) => single.grade(question, option))).toEqual([1, 0, 0, 0]);
    expect(single.correctText(question)).toBe('São Paulo');
    expect(single.label(question, 1)).toBe('Rio');
  });

  it.each([-1, 4, 1.5, '0', null, [0], Number.NaN])('refuses %j', (value) => {
    expect(() => single.parse(question, value)).toThrow(badPayload);
  });
});

describe('multiple choice', () => {
  const question = questionOf(multiple, {
    options: ['Two', 'Four', 'Seven', 'Ten'],
    correct: [0, 2],
  });

  it.each<[string, number[] | undefined]>([
    ['A, C', [0, 2]],
    ['c a', [0, 2]],
    ['ac', [0, 2]],
    ['A and C', [0, 2]],
    ['1 3', [0, 2]],
    ['two, seven', [0, 2]],
    ['seven', [2]],
    ['b', [1]],
    ['a a', undefined],
    ['a, z', undefined],
    ['none', undefined],
  ])('typed in a chat, %j is %j', (typed, options) => {
    expect(multiple.read?.(question, typed)).toEqual(options);
  });

  it.each<[string, string, number[]]>([
    ['A E', 'en', [0, 4]],
    ['a e', 'pt', [0, 4]],
    ['e a', 'pt', [0, 4]],
    ['A und E', 'de', [0, 4]],
    ['A e E', 'pt', [0, 4]],
    ['A e C', 'pt', [0, 2]],
    ['a e c', 'it', [0, 2]],
    ['a e c', 'en', [0, 2, 4]],
    ['A E C', 'pt', [0, 2, 4]],
    ['a, e, c', 'pt', [0, 2, 4]],
    ['1 e 3', 'pt', [0, 2]],
  ])(
    'tells the fifth letter from the word for "and": %j in %j is %j',
    (typed, language, chosen) => {
      const options = ['Ant', 'Bee', 'Cow', 'Dog', 'Eel'];
      const five = { ...questionOf(multiple, { options, correct: [0] }), language };
      expect(multiple.read?.(five, typed)).toEqual(chosen);
    },
  );

  it('reads options with signs in them, between commas', () => {
    const alike = questionOf(multiple, { options: ['C', 'C#', 'C++', 'Java'], correct: [1, 2] });
    expect(multiple.read?.(alike, 'C++, C#')).toEqual([1, 2]);
    expect(multiple.read?.(alike, 'c#')).toEqual([1]);
  });

  it('takes letters for letters, whatever the options are', () => {
    const letters = questionOf(multiple, { options: ['a', 'b', 'c'], correct: [0] });
    expect(multiple.read?.(letters, 'a, c')).toEqual([0, 2]);
    const words = questionOf(multiple, { options: ['Rock and roll', 'Bad', 'Cab'], correct: [0] });
    expect(multiple.read?.(words, 'rock and roll')).toEqual([0]);
    expect(multiple.read?.(words, 'cab')).toEqual([2]);
  });

  it('looks at no more parts than there are options, and at no text over 200 characters', () => {
    const of = { options: ['Red', 'Green', 'Blue'], correct: [0] };
    let looked = 0;
    const options = new Proxy(questionOf(multiple, of).options, {
      get(target, name) {
        if (/^\d+$/.test(String(name))) looked += 1;
        return Reflect.get(target, name);
      },
    });
    const watched = { ...questionOf(multiple, of), options };
    expect(multiple.read?.(watched, 'red, green')).toEqual([0, 1]);
    looked = 0;
    // The options were normalised for the first answer.
    expect(multiple.read?.(watched, 'no such thing here')).toBeUndefined();
    expect(multiple.read?.(watched, `red ${' '.repeat(200)}`)).toBeUndefined();
    expect(multiple.read?.(watched, '0 '.repeat(2000))).toBeUndefined();
    expect(looked).toBe(0);
    expect(multiple.read?.(watched, 'c b a')).toEqual([0, 1, 2]);
  });

  it('is right when it is all that is right, and nothing else', () => {
    const grade = (...value: number[]) => multiple.grade(question, value);
    expect([grade(0, 2), grade(0), grade(2), grade(0, 1, 2), grade(1, 3)]).toEqual([1, 0, 0, 0, 0]);
    expect(multiple.parse(question, [2, 0])).toEqual([0, 2]);
    expect(multiple.tally?.(question, [0, 2])).toEqual(['Two', 'Seven']);
  });

  it.each([[[]], [[0, 0]], [[4]], [[-1]], [0], ['0'], [[0, 1, 2, 3, 0]], [[1.5]]])(
    'refuses %j',
    (value) => {
      expect(() => multiple.parse(question, value)).toThrow(badPayload);
    },
  );
});

describe('true or false', () => {
  const question = questionOf(boolean, { correct: true });

  it.each<[string, boolean | undefined]>([
    ['true', true],
    ['Yes!', true],
    ['SIM', true],
    ['a', true],
    ['1', true],
    ['B)', false],
    ['nein', false],
    ['não', false],
    ['c', undefined],
    ['maybe', undefined],
  ])('typed in a chat, %j is %j', (typed, value) => {
    expect(boolean.read?.(question, typed)).toBe(value);
  });

  it('takes an index of its form', () => {
    expect([boolean.parse(question, 0), boolean.parse(question, 1)]).toEqual([true, false]);
    expect([true, false].map((value) => boolean.given?.(question, value))).toEqual([0, 1]);
  });

  it('speaks the language of the reader', () => {
    const form = boolean.form({ ...question, language: 'de' }, 'pt-BR');
    expect(form).toMatchObject({ options: [{ text: 'Verdadeiro' }, { text: 'Falso' }] });
    expect(boolean.label({ ...question, language: 'de' }, true)).toBe('Richtig');
    expect(boolean.read?.(question, 'richtig!')).toBe(true);
  });

  it.each([2, -1, 'true', null])('refuses %j', (value) => {
    expect(() => boolean.parse(question, value)).toThrow(badPayload);
  });
});

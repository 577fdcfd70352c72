import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTyped } from '../../../bridge/chat/typed.ts';
import { literal } from '../../../bridge/whatsapp/markup.ts';
import { boolean } from '../../../plugins/question-types/boolean.ts';
import { readOption } from '../../../plugins/question-types/options.ts';

const cities = ['Paris', 'London', 'New York', 'São Paulo'];
const readIn = (choices: readonly string[], text: string) =>
  readTyped({ read: (typed) => readOption(choices, typed), choices }, text);

describe('an option typed back', () => {
  it.each([
    'B) London',
    'B London',
    'b london',
    'B. London',
    'B: London',
    'B - London',
    'B – London',
    'B\nLondon',
    '(B) London',
    '[b] London',
    '2) London',
    '２. London',
    'option b',
    'Option B!',
    'answer: B',
    'letter b',
    'opción b',
    'OPÇÃO B',
    'respuesta b',
    'विकल्प B',
    'pilihan b',
    'jawaban: b) London',
    'الخيار B',
    'الإجابة b',
    'Antwort B',
    'Buchstabe b',
    'réponse b',
    'lettre B.',
    'B!',
    'B,',
    'B?',
    'B...',
    '*B*',
    '_b_',
    '"B"',
    '“B”',
    '«B»',
    '‘b’',
    '(B)',
    '[B]',
    '\u200eB\u200f',
    '\u2068B\u2069',
    'B\u200b',
    'Ｂ',
    'ｂ）',
    'Ⓑ',
    '🅑',
    '🅱',
    '🅱️',
    '🇧',
    'B 👍',
    '👉 B',
    '2️⃣',
    '２',
    '٢',
    '२',
    '২',
    '*B) London*',
    '"London"',
    '\u200fLondon\u200e!!',
  ])('is read in %j', (text) => {
    expect(readIn(cities, text)).toBe(1);
  });

  it.each([
    'B Paris',
    'A) London',
    'option',
    'E',
    'option e',
    'B or C',
    'be',
    'b c',
    '*',
    '',
    'B xyz',
  ])('is not read in %j', (text) => {
    expect(readIn(cities, text)).toBeUndefined();
  });

  it('is read where the chat had to cut it off', () => {
    const long = ['a'.repeat(90), `${'b'.repeat(40)} ${'c'.repeat(50)}`];
    expect(readIn(long, `B\n${'b'.repeat(40)} cccc…`)).toBe(1);
    expect(readIn(long, `A\n${'b'.repeat(40)} cccc…`)).toBeUndefined();
  });

  it('is the option that is called so before it is a letter', () => {
    expect(readIn(['Option B', 'Option A'], 'option b')).toBe(0);
    expect(readIn(['B London', 'A Paris'], 'B London')).toBe(0);
  });

  it('is read for every option, as the body, the button and the row show it', () => {
    const word = fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 40 });
    const options = fc
      .uniqueArray(fc.oneof(word, fc.constantFrom('*bold*', '_x', '2 * 3', '~no~', '10', 'C)')), {
        minLength: 2,
        maxLength: 10,
        selector: (option) => option.trim().toLowerCase().normalize('NFKD'),
      })
      .filter((all) => all.every((option) => /[\p{L}\p{N}]/u.test(option) && !/\s/u.test(option)));
    fc.assert(
      fc.property(options, fc.nat(), (all, at) => {
        const option = at % all.length;
        const letter = String.fromCharCode(65 + option);
        const shown = literal(all[option] ?? '');
        // Where one option is called as another is shown, the words come first.
        const other = (text: string) => {
          const read = readOption(all, text);
          return read !== undefined && read !== option;
        };
        for (const text of [`${letter}) ${shown}`, `${letter} ${shown}`, `${letter}\n${shown}`]) {
          if (!other(text)) expect(readIn(all, text), text).toBe(option);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('true and false typed back', () => {
  const question = { type: 'boolean', text: '?', correct: true } as never;
  const choices = ['Verdadero', 'Falso'];
  const read = (text: string) =>
    readTyped(
      {
        read: (typed) =>
          choices.includes(typed) ? typed === 'Verdadero' : boolean.read?.(question, typed),
        choices,
      },
      text,
    );
  it.each([
    ['A) Verdadero', true],
    ['B Falso', false],
    ['A) True', true],
    ['*false*', false],
    ['opción a', true],
    ['B!', false],
    ['A) Falso', undefined],
    ['maybe', undefined],
  ])('%s: %s', (text, value) => {
    expect(read(text)).toBe(value);
  });
});

it('leaves signs that matter to numbers and texts', () => {
  const read = (text: string) => (/^-?\d+$/.test(text) ? Number(text) : undefined);
  expect(readTyped({ read }, '*-5*')).toBe(-5);
  expect(readTyped({ read }, '\u200e−5')).toBeUndefined();
  expect(readTyped({ read }, '“４２”')).toBe(42);
  expect(readTyped({ read: (text) => text }, ' "Help!" ')).toBe(' "Help!" ');
  // Where nothing has a letter, nothing contradicts one.
  expect(readTyped({ read: (text) => text }, '1) Paris')).toBe('1) Paris');
});

it('does not look at a text that is long only when its signs are written out', () => {
  const looked: string[] = [];
  const read = (text: string) => void looked.push(text);
  expect(readTyped({ read, choices: ['Paris', 'Rome'] }, 'ﷺ'.repeat(23))).toBeUndefined();
  expect(looked).toEqual([]);
  // A sign or two are how people write.
  readTyped({ read, choices: ['Paris', 'Rome'] }, 'ﷺ'.repeat(2));
  expect(looked).not.toEqual([]);
});

/** Every form in every language: what a chat shows of it can be answered, and nothing that is typed breaks it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChatForm, chatForm } from '../../../bridge/chat/forms/chat-form.ts';
import { folded } from '../../../bridge/chat/forms/options.ts';
import { letterOf } from '../../../bridge/chat/forms/signs.ts';
import { LANGUAGES, languageCodes } from '../../../bridge/chat/languages/all.ts';
import { readAnswer } from '../../../bridge/chat/read-answer.ts';
import { codePoints } from '../../../bridge/chat/text.ts';
import { type Form, type FormOf, type FormValue, readForm } from '../../../server/plugin.ts';
import { formOfKind } from '../../support/forms.ts';

const english = LANGUAGES.en;
const optionsOf = (texts: readonly string[]) => texts.map((text) => ({ text }));

/** Reads a text as a chat does that asks a type which reads nothing itself. */
function read(form: ChatForm, text: string): unknown {
  const games = { read: () => undefined, fits: () => [] };
  return readAnswer(games, { definition: {} as never, question: 0, form }, text);
}

/** Names of options as authors write them: none is a sign of another option. */
const names = fc.oneof(
  fc.stringMatching(/^[A-Z][a-z]{2,9}( [a-z]{3,8})?$/),
  fc.constantFrom(
    'São Paulo',
    'Île de Ré',
    'Москва',
    '東京',
    'नई दिल्ली',
    'القاهرة',
    'C++',
    '*bold*',
    'Rock & Roll',
    '1969',
    '3.14159',
  ),
);
const texts = (least: number, most: number) =>
  fc.uniqueArray(names, { minLength: least, maxLength: most, selector: folded });

/** Digits of the scripts that people type in. */
const SCRIPTS = [0x30, 0x660, 0x966, 0xff10, 0x9e6];
const inScript = (number: number, zero: number): string =>
  String(number).replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** Separators that people put between the letters of a row. */
const BETWEEN = [
  ' ',
  ', ',
  ',',
  ' > ',
  '>',
  ' → ',
  '→',
  '-',
  ' – ',
  '\n',
  '; ',
  ' / ',
  '، ',
  ' < ',
  ') ',
];
const wide = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

describe.each(languageCodes)('in the language %s', (code) => {
  const language = LANGUAGES[code];
  const chat = (form: Form) => chatForm(form, language);

  it('one option is read by its letter, its number and its text', () => {
    fc.assert(
      fc.property(texts(1, 20), fc.nat(), fc.constantFrom(...SCRIPTS), (all, at, zero) => {
        const form: Form = { kind: 'pick', options: optionsOf(all) };
        const value = at % all.length;
        const text = all[value] ?? '';
        const letter = letterOf(value);
        for (const typed of [
          letter,
          `(${letter.toLowerCase()})`,
          wide(letter),
          `${letter}) ${text}`,
          inScript(value + 1, zero),
          text,
          text.toUpperCase(),
          `"${text}"`,
        ]) {
          expect(read(chat(form), typed), typed).toBe(value);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('several options are read by letters, numbers and texts', () => {
    fc.assert(
      fc.property(
        texts(2, 10).chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: 1 })),
        ),
        fc.constantFrom(...SCRIPTS),
        fc.constantFrom(', ', '\n', ' & ', '; ', ' + '),
        ([all, chosen], zero, between) => {
          const form: Form = { kind: 'pick', options: optionsOf(all), most: all.length };
          const indexes = chosen.map((text) => all.indexOf(text));
          const value = indexes.toSorted((one, other) => one - other);
          for (const typed of [
            indexes.map(letterOf).join(' '),
            indexes.map(letterOf).join('').toLowerCase(),
            indexes.map((index) => inScript(index + 1, zero)).join(', '),
            chosen.join(between),
          ]) {
            expect(read(chat(form), typed), typed).toEqual(value);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('an order is read in all the ways in which people write one', () => {
    fc.assert(
      fc.property(
        texts(2, 10).chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        fc.constantFrom(...SCRIPTS),
        fc.constantFrom(...BETWEEN),
        fc.constantFrom(', ', '\n', ' > ', ' → ', '; '),
        ([all, placed], zero, between, among) => {
          const form: Form = { kind: 'order', options: optionsOf(all) };
          const value = placed.map((text) => all.indexOf(text));
          const letters = value.map(letterOf);
          const places = value.map((_, place) => place + 1);
          const ways = [
            letters.join(between),
            letters.join(between).toLowerCase(),
            letters.join(''),
            wide(letters.join(' ')),
            letters.map((letter) => `${letter})`).join(' '),
            value.map((index) => inScript(index + 1, zero)).join(' '),
            value.map((index) => `${index + 1}\ufe0f\u20e3`).join(' '),
            letters.map((letter, at) => `${places[at]}. ${letter}`).join('\n'),
            letters.map((letter, at) => `${letter}${places[at]}`).join(', '),
            ...(placed.join(among).length <= 200 ? [placed.join(among)] : []),
          ];
          for (const typed of ways) expect(read(chat(form), typed), typed).toEqual(value);
          if (all.length < 10) {
            const run = value.map((index) => inScript(index + 1, zero)).join('');
            expect(read(chat(form), run), run).toEqual(value);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('a match is read in pairs, or by those on the right alone', () => {
    const sides = texts(4, 20).chain((all) => {
      const left = all.slice(0, Math.floor(all.length / 2));
      const right = all.slice(left.length);
      const index = fc.nat({ max: right.length - 1 });
      const value = fc.array(index, { minLength: left.length, maxLength: left.length });
      return fc.tuple(fc.constant(left), fc.constant(right), value);
    });
    fc.assert(
      fc.property(sides, fc.constantFrom(...SCRIPTS), ([left, right, value], zero) => {
        const form: Form = { kind: 'match', left: optionsOf(left), right: optionsOf(right) };
        const letters = value.map(letterOf);
        const pairs = letters.map((letter, at) => `${inScript(at + 1, zero)}${letter}`);
        const named = value.map((index, at) => `${left[at]}: ${right[index]}`).join('\n');
        const ways = [
          pairs.join(' '),
          pairs.toReversed().join(', ').toLowerCase(),
          letters.map((letter, at) => `${letter}${at + 1}`).join(' '),
          letters.map((letter, at) => `${at + 1} - ${letter}`).join('\n'),
          letters.join(' '),
          letters.join(''),
          ...(named.length <= 200 ? [named] : []),
        ];
        for (const typed of ways) expect(read(chat(form), typed), typed).toEqual(value);
      }),
      { numRuns: 60 },
    );
  });

  it('a number is read as the language writes it, and as computers do', () => {
    const value = fc.oneof(
      fc.integer({ min: -9_999_999, max: 9_999_999 }),
      fc.integer({ min: -99_999, max: 99_999 }).map((cents) => cents / 100),
    );
    fc.assert(
      fc.property(value, fc.constantFrom(...SCRIPTS), (number, zero) => {
        const form: Form = { kind: 'number', unit: 'km' };
        const local = new Intl.NumberFormat(`${language.tag}-u-nu-latn`).format(number);
        const written = local.replace(/\d/g, (digit) => inScript(Number(digit), zero));
        for (const typed of [String(number), local, written, `${local} km`, `*${number}*`])
          expect(read(chat(form), typed), typed).toBe(number);
      }),
      { numRuns: 100 },
    );
  });

  it('a text is read as it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        const form: Form = { kind: 'text' };
        expect(read(chat(form), text)).toEqual(readForm(form, text));
      }),
    );
  });

  it('nothing that is typed breaks anything, and what is read is a value of the form', () => {
    const kinds = ['pick', 'several', 'order', 'match', 'text', 'number', 'point'] as const;
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 250 }),
      fc.string({ unit: fc.constantFrom('a', 'B', '1', '2', ' ', ',', '>', ')', 'Red', '٣', '.') }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...kinds), typed, (kind, text) => {
        const form = formOfKind(kind);
        const value = read(chat(form), text);
        if (value !== undefined) expect(readForm(form, value)).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });

  it('says how to answer, in words that are not English elsewhere', () => {
    for (const kind of ['pick', 'several', 'order', 'match', 'text', 'number', 'point'] as const) {
      const { instruction } = chat(formOfKind(kind));
      expect(instruction.trim()).not.toBe('');
      if (code !== 'en')
        expect(instruction).not.toBe(chatForm(formOfKind(kind), english).instruction);
    }
  });
});

describe('what is no order', () => {
  const form = chatForm(formOfKind('order', ['Mars', 'Venus', 'Earth']), english);
  it.each([
    'A B',
    'A A B',
    'A B C D',
    'A B C A B C',
    'a or b or c',
    'Mars, Venus',
    'Mars, Venus, Pluto',
    '1 2 4',
    'a 2 c',
    '1. A 1. B 2. C',
    '123456',
    'no idea',
    '',
  ])('%j is not read', (text) => {
    expect(read(form, text)).toBeUndefined();
  });

  it('items that are called as letters or numbers are', () => {
    const letters = chatForm(formOfKind('order', ['B', 'C', 'A']), english);
    // A letter means what stands behind it in the chat.
    expect(read(letters, 'A B C')).toEqual([0, 1, 2]);
    const numbers = chatForm(formOfKind('order', ['2', '3', '1']), english);
    // A number means the item of that name.
    expect(read(numbers, '1 2 3')).toEqual([2, 0, 1]);
    expect(read(numbers, 'C A B')).toEqual([2, 0, 1]);
  });
});

describe('what was right, in words', () => {
  const right = (form: Form, value: Parameters<ChatForm['right']>[0], longest = 50) =>
    chatForm(form, english).right(value, longest);

  it.each<[Form, FormValue | string[], string | undefined]>([
    [formOfKind('pick'), [1], 'Green'],
    [formOfKind('pick'), [0, 2], 'Red / Blue'],
    [formOfKind('several'), [0, 2], 'Red, Blue'],
    [formOfKind('order'), [2, 0, 1], 'Blue → Red → Green'],
    [formOfKind('match'), [2, 1, 0], 'Red – Red, Green – Green, Blue – Blue'],
    [formOfKind('text'), ['Rome', 'Roma'], 'Rome'],
    [formOfKind('number'), 7, undefined],
    [formOfKind('point'), [0.5, 0.5], undefined],
    [formOfKind('order', ['قمر', 'شمس']), [1, 0], 'شمس ← قمر'],
  ])('of %j, %j: %s', (form, value, words) => {
    expect(right(form, value as number[])).toBe(words);
  });

  it('of a match is all pairs, in words or as they are typed: none is left out', () => {
    const pairs = ['Red', 'Green', 'Blue', 'Yellow', 'Purple'];
    const form = formOfKind('match', pairs);
    expect(right(form, [4, 3, 2, 1, 0], 90)).toMatch(/^Red – Red, .*, Purple – Purple$/);
    expect(right(form, [4, 3, 2, 1, 0])).toBe('1E 2D 3C 4B 5A');
  });

  it('of an order fits its room: whole, shortened, or by letters', () => {
    const long = ['Mercury the quick', 'Venus the bright', 'Earth the blue'];
    expect(right(formOfKind('order', long), [0, 1, 2])).toBe(
      'Mercury the q… → Venus the bri… → Earth the blue',
    );
    const many = Array.from({ length: 10 }, (_, at) => `Planet number ${at}`);
    const value = many.map((_, at) => 9 - at);
    expect(right(formOfKind('order', many), value)).toBe('J → I → H → G → F → E → D → C → B → A');
    fc.assert(
      fc.property(texts(2, 10), fc.integer({ min: 40, max: 60 }), (all, longest) => {
        const order: FormOf<'order'> = { kind: 'order', options: optionsOf(all) };
        const shown =
          right(
            order,
            all.map((_, at) => at),
            longest,
          ) ?? '';
        expect(codePoints(shown)).toBeLessThanOrEqual(longest);
      }),
    );
  });
});

it('pictures of options are told by what is on them, and so they are named', () => {
  const media = (alt: string) => ({ image: '/flag.png', alt });
  const form = chatForm(
    {
      kind: 'pick',
      options: [
        { text: '', media: media('A red flag') },
        { text: 'Peru', media: media('Red and white') },
      ],
    },
    english,
  );
  expect(form.choices).toEqual(['[A red flag]', 'Peru [Red and white]']);
  for (const [typed, value] of [
    ['a red flag', 0],
    ['[A red flag]', 0],
    ['A) [A red flag]', 0],
    ['peru', 1],
    ['red and white', 1],
    ['B Peru [Red and white]', 1],
  ] as const) {
    expect(read(form, typed), typed).toBe(value);
  }
});

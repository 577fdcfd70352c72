import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text } from '../../../plugins/question-types/text.ts';
import { questionOf } from './questions.ts';

const question = questionOf(text, {
  accepted: [
    'Mount Everest',
    'Everest',
    'Chomolungma',
    '1984',
    "Rubik's Cube",
    'Rio',
    'Zürich',
    'AC/DC',
  ],
});
const grade = (typed: string) => text.grade(question, typed);

describe('a typed answer', () => {
  it.each([
    'Mount Everest',
    '  mount   EVEREST ',
    'the Everest',
    'Everest!',
    'Evrest',
    'Mt Everest'.replace('Mt', 'Mont'),
    'Mount Eversets'.slice(0, -1),
    'everets',
    'Chomolugnma',
    'rubiks cube',
    'Rubik’s cube',
    'zurich',
    'ZÜRICH',
    'AC-DC',
    'ac dc',
    '１９８４',
    'rio',
  ])('%j is right', (typed) => {
    expect(grade(typed)).toBe(1);
  });

  it.each([
    'K2',
    'Everglades',
    'Mount Elbrus',
    '1985',
    '19845',
    'Ria',
    'ro',
    'not Everest',
    'E v e r e s t',
    '',
    '!!!',
    'x'.repeat(200),
  ])('%j is wrong', (typed) => {
    expect(grade(typed)).toBe(0);
  });

  it('is right in any case, with any accents, punctuation and spaces around its words', () => {
    const dressed = fc
      .tuple(
        fc.constantFrom('Mount Everest', 'Chomolungma', "Rubik's Cube", 'Zürich'),
        fc.infiniteStream(fc.boolean()),
        fc.constantFrom('', ' ', '"', '... ', '¿'),
        fc.constantFrom('', '!', '?', ' .', '"'),
      )
      .map(([answer, stream, before, after]) => {
        const shouts = [...answer].map((letter) =>
          stream.next().value ? letter.toUpperCase() : letter.toLowerCase(),
        );
        return `${before}${shouts.join('').normalize('NFD')}${after}`;
      });
    fc.assert(
      fc.property(dressed, (typed) => {
        expect(grade(typed)).toBe(1);
      }),
    );
  });

  it('forgives one slip in a word of five letters, two in one of eight, and none in a short one', () => {
    const forgiving = questionOf(text, { accepted: ['planet', 'astronomy', 'moon'] });
    const slip = (word: string, at: number) => `${word.slice(0, at)}q${word.slice(at + 1)}`;
    for (let at = 1; at < 6; at++) expect(text.grade(forgiving, slip('planet', at))).toBe(1);
    for (let at = 1; at < 5; at++) {
      expect(text.grade(forgiving, slip(slip('planet', at), at + 1))).toBe(0);
      expect(text.grade(forgiving, slip(slip('astronomy', at), at + 3))).toBe(1);
      expect(text.grade(forgiving, slip(slip(slip('astronomy', at), at + 2), at + 4))).toBe(0);
    }
    // At the first letter it is more often another word.
    expect(text.grade(forgiving, slip('planet', 0))).toBe(0);
    for (let at = 0; at < 4; at++) expect(text.grade(forgiving, slip('moon', at))).toBe(0);
  });

  it('takes an article before it for nothing, but not instead of it', () => {
    const band = questionOf(text, { accepted: ['The Beatles', 'La'] });
    for (const typed of ['Beatles', 'a beatles', 'los Beatles', 'THE BEATLES', 'la', 'the la'])
      expect([typed, text.grade(band, typed)]).toEqual([typed, 1]);
    for (const typed of ['the', 'the the', 'los'])
      expect([typed, text.grade(band, typed)]).toEqual([typed, 0]);
  });

  it('is never more right for being long or strange', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 20, maxLength: 200 }), (typed) => {
        expect(grade(typed)).toBe(0);
      }),
    );
  });
});

describe('a text question', () => {
  const refusal = (given: object) =>
    text.fields
      .safeParse(given)
      .error?.issues.map(({ path, message }) => [path.join('.'), message]);

  it('says how its fields are wrong', () => {
    expect(refusal({ accepted: ['Rome'], match: 'loose' })?.[0]?.[0]).toBe('match');
    expect(refusal({ accepted: ['Rome'], refused: [] })?.[0]?.[0]).toBe('refused');
    expect(refusal({ accepted: ['Rome'], refused: ['Oslo', 'ROME.'] })).toEqual([
      ['refused.1', 'is also in accepted'],
    ]);
    expect(refusal({ accepted: ['Rome'], refused: ['rome'], match: 'exact' })).toBeUndefined();
  });

  it('refuses what its author refuses, and slips for it', () => {
    const asked = questionOf(text, { accepted: ['Johannesburg'], refused: ['Johannisberg'] });
    for (const typed of ['Johannisberg', 'johannisberg!', 'Johannisberk'])
      expect([typed, text.grade(asked, typed)]).toEqual([typed, 0]);
    expect(text.grade(asked, 'Johanesburg')).toBe(1);
  });

  it.each<['tolerant' | 'accents' | 'exact', string, 0 | 1]>([
    ['tolerant', 'forêt magique', 1],
    ['tolerant', 'foret magique', 1],
    ['tolerant', 'Foret magiqe', 1],
    ['accents', 'FORÊT MAGIQUE!', 1],
    ['accents', 'Forêt magiqe', 1],
    ['accents', 'Foret magique', 0],
    ['accents', 'Foret magiqe', 0],
    ['exact', ' Forêt  magique', 1],
    ['exact', 'Fore\u0302t magique', 1],
    ['exact', 'forêt magique', 0],
    ['exact', 'Forêt magique.', 0],
  ])('that is %s grades %j as %d', (match, typed, grade) => {
    const asked = questionOf(text, { accepted: ['Forêt magique'], match });
    expect(text.grade(asked, typed)).toBe(grade);
  });

  it('puts answers that count as the same one into one line', () => {
    const lineOf = (typed: string) => text.line?.(question, typed);
    expect(lineOf('evrest')).toEqual({ key: '=1', right: true });
    expect(lineOf('the EVEREST!')).toEqual(lineOf('Everest'));
    expect(lineOf('São Paulo')).toEqual(lineOf('sao paulo'));
    expect(lineOf('दिल्ली')).not.toEqual(lineOf('दल्ली'));
  });
});

describe('the value of a text question', () => {
  it('typed in a chat has a character to be seen', () => {
    for (const unseen of ['\u200B', '\u3164', ' \u2800 ', '\u{E0001}'])
      expect(text.read?.(question, unseen)).toBeUndefined();
    for (const seen of ['?', '\u200Ba', '👨\u200D👩', '\u0301'])
      expect(text.read?.(question, seen)).toBeDefined();
  });

  it('is the text itself, in one form', () => {
    expect(text.parse(question, ' Zu\u0308rich ')).toBe('Zürich');
    expect(text.label(question, 'evrest')).toBe('evrest');
    expect(text.label(question, 'K2 Peak')).toBe('K2 Peak');
    expect(text.label(question, 'K2\n\u202ekaeP\u0000\u2066!')).toBe('K2 kaeP !');
  });

  it.each<[unknown, string]>([
    [7, 'BAD_PAYLOAD'],
    [null, 'BAD_PAYLOAD'],
    [['Everest'], 'BAD_PAYLOAD'],
    ['', 'BAD_PAYLOAD'],
    ['   ', 'BAD_PAYLOAD'],
    ['\uD800', 'BAD_PAYLOAD'],
    ['\u200B', 'BAD_PAYLOAD'],
    ['\u3164 \u2800\uFE0F', 'BAD_PAYLOAD'],
    ['x'.repeat(201), 'PAYLOAD_TOO_LARGE'],
    ['x'.repeat(1_000_000), 'PAYLOAD_TOO_LARGE'],
  ])('is refused when it is not one (%#)', (value, code) => {
    expect(() => text.parse(question, value)).toThrow(expect.objectContaining({ code }));
  });
});

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

  it('forgives one slip in a word of four letters, two in one of eight, and none in a short one', () => {
    const forgiving = questionOf(text, { accepted: ['planet', 'astronomy', 'sun'] });
    const slip = (word: string, at: number) => `${word.slice(0, at)}q${word.slice(at + 1)}`;
    for (let at = 0; at < 6; at++) expect(text.grade(forgiving, slip('planet', at))).toBe(1);
    for (let at = 0; at < 5; at++) {
      expect(text.grade(forgiving, slip(slip('planet', at), at + 1))).toBe(0);
      expect(text.grade(forgiving, slip(slip('astronomy', at), at + 3))).toBe(1);
      expect(text.grade(forgiving, slip(slip(slip('astronomy', at), at + 2), at + 4))).toBe(0);
    }
    for (let at = 0; at < 3; at++) expect(text.grade(forgiving, slip('sun', at))).toBe(0);
  });

  it('is right exactly as far as the edits that its length allows, counted by hand', () => {
    // Letters of one kind: no accents, articles or digits come in between.
    const word = fc.string({ unit: fc.constantFrom(...'qrstuv'), minLength: 1, maxLength: 12 });
    const near = fc
      .tuple(word, fc.array(fc.tuple(fc.nat(), word), { maxLength: 4 }))
      .map(([accepted, edits]): [string, string] => [
        accepted,
        edits.reduce((typed, [at, letters]) => {
          const place = at % (typed.length + 1);
          const [letter = ''] = letters;
          const skipped = at % 3 === 0 ? 1 : 0;
          return `${typed.slice(0, place)}${at % 2 ? letter : ''}${typed.slice(place + skipped)}`;
        }, accepted),
      ]);
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(word, word)), ([accepted, typed]) => {
        const allowed = accepted.length <= 3 ? 0 : accepted.length <= 7 ? 1 : 2;
        const right =
          edits(accepted, typed) <= allowed || (allowed > 0 && swapped(accepted, typed));
        expect(text.grade(questionOf(text, { accepted: [accepted] }), typed)).toBe(right ? 1 : 0);
      }),
      { numRuns: 500 },
    );
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

describe('the value of a text question', () => {
  it('typed in a chat has a character to be seen', () => {
    for (const unseen of ['\u200B', '\u3164', ' \u2800 ', '\u{E0001}'])
      expect(text.read(question, unseen)).toBeUndefined();
    for (const seen of ['?', '\u200Ba', '👨\u200D👩', '\u0301'])
      expect(text.read(question, seen)).toBeDefined();
  });

  it('is the text itself, in one form', () => {
    expect(text.parse(question, ' Zu\u0308rich ')).toBe('Zürich');
    expect(text.label(question, 'evrest')).toBe('Everest');
    expect(text.label(question, 'K2 Peak')).toBe('k2 peak');
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

/** Letters added, left out or changed, by the definition. */
function edits(one: string, other: string): number {
  const row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    let diagonal = row[0] ?? 0;
    row[0] = i + 1;
    for (const [j, against] of [...other].entries()) {
      const above = row[j + 1] ?? 0;
      const changed = diagonal + (letter === against ? 0 : 1);
      row[j + 1] = Math.min(changed, above + 1, (row[j] ?? 0) + 1);
      diagonal = above;
    }
  }
  return row[other.length] ?? 0;
}

/** Whether swapping some two neighbours makes one text the other. */
function swapped(one: string, other: string): boolean {
  return [...one].some(
    (letter, at) =>
      at + 1 < one.length &&
      `${one.slice(0, at)}${one[at + 1]}${letter}${one.slice(at + 2)}` === other,
  );
}

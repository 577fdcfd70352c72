import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanNickname } from '../../../server/games/nickname.ts';
import { QRushError } from '../../../server/protocol/errors.ts';

const rejected = expect.objectContaining({ code: 'NICKNAME_REJECTED' });

describe('a nickname', () => {
  it.each([
    ['  Ana   María ', 'Ana María'],
    ['Zoë', 'Zoë'],
    ['Ａｎａ', 'Ana'],
    ['李小龍', '李小龍'],
    ['🦊 Fox', '🦊 Fox'],
    ['A\u202Eb\u200Bc', 'Abc'],
    ['one\ntwo\tthree', 'one two three'],
    ['7', '7'],
    ['=José 🦊, "Zoë"', '=José 🦊, "Zoë"'],
  ])('%j is shown as %j', (raw, shown) => {
    expect(cleanNickname(raw)).toBe(shown);
  });

  it.each([
    ['a Hangul filler', '\u3164'],
    ['two Hangul fillers', '\u115F\u1160'],
    ['a half-wide filler', '\uFFA0'],
    ['an empty Braille cell', '\u2800'],
    ['a soft hyphen', '\u00AD'],
    ['a grapheme joiner', '\u034F'],
    ['a style for no emoji', '\uFE0F'],
    ['a joiner of nothing', '\u200D'],
    ['tags without a flag', '\u{E0067}\u{E007F}'],
    ['a style for ideographs', '\u{E0100}'],
    ['an empty note', '\u{1D159}'],
    ['an object that is not there', '\uFFFC'],
  ])('loses %s, and is refused when it is nothing else', (_, unseen) => {
    for (const raw of [`Anna${unseen}`, `An${unseen}na`, `${unseen}Anna`])
      expect(cleanNickname(raw)).toBe('Anna');
    expect(() => cleanNickname(unseen)).toThrow(rejected);
  });

  it.each([
    ['a flag', '🇩🇪'],
    ['two flags', '🇧🇷🇧🇷'],
    ['the flag of a region', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
    ['a rainbow flag', '🏳️\u200D🌈'],
    ['a family', '👨\u200D👩\u200D👧'],
    ['a skin and a sign', '⛹🏽\u200D♀️'],
    ['a heart', '❤️'],
    ['keycaps', '1️⃣#️⃣'],
    ['a letter in a square', '🅰'],
  ])('of emoji stays as it is: %s', (_, emoji) => {
    expect(cleanNickname(emoji)).toBe(emoji);
    expect(cleanNickname(`Anna ${emoji}`)).toBe(`Anna ${emoji}`);
  });

  it.each([
    ['Sinhala', 'ශ්\u200Dරී'],
    ['Bengali', 'র\u200D্যাচেল'],
    ['Persian', 'نسرین\u200Cدخت'],
    ['Devanagari', 'क्\u200Dष'],
    ['Vietnamese', 'Nguyễn'],
    ['Greek with three marks', 'ᾧ'],
    ['Hebrew with points', 'שָׁלוֹם'],
    ['Thai', 'ก้ำ'],
  ])('keeps what its script needs: %s', (_, name) => {
    expect(cleanNickname(name)).toBe(name.normalize('NFKC'));
  });

  it('loses joiners where no script needs them', () => {
    expect(cleanNickname('An\u200Dna\u200C \u200DB')).toBe('Anna B');
    expect(cleanNickname('1\u200D2')).toBe('12');
    expect(cleanNickname('ر\u200C')).toBe('ر');
  });

  it('has three marks on a letter at the most, and none on nothing', () => {
    expect(cleanNickname(`x${'\u0310'.repeat(199)}y`)).toBe('x\u0310\u0310\u0310y');
    expect(cleanNickname('\u0301Anna \u0301B')).toBe('Anna B');
    expect(() => cleanNickname('\u0310'.repeat(9))).toThrow(rejected);
  });

  it.each(['', '   ', '\u200B', '---', '***', 'x'.repeat(21), 'x'.repeat(1_000_000)])(
    'is not taken when it is empty, only signs, or too long (%#)',
    (raw) => {
      expect(() => cleanNickname(raw)).toThrow(rejected);
    },
  );

  it.each([
    'www.x.de',
    'http://x',
    't.me/x',
    'evil.com',
    'Evil。COM',
    'evil․com',
    'x.co.uk',
    'ana@x.de',
    '@somebody',
    'me @somebody',
    '/stop',
    '#party',
    '+49 170 1234567',
    '192.168.10.1',
  ])('is not taken when chats would make a link of it: %s', (raw) => {
    expect(() => cleanNickname(raw)).toThrow(rejected);
  });

  it.each([
    'J.R. Smith',
    'R.Karthik',
    'Dr.Black',
    'O.J.',
    'J.Lo',
    'St. Pauli',
    'Table 455',
    '#1 Dad',
    'AC/DC',
    'a@b',
    '3.14',
  ])('is taken although it has a sign of links in it: %s', (name) => {
    expect(cleanNickname(name)).toBe(name);
  });

  it('counts what people see, not code units', () => {
    expect(cleanNickname('👨‍👩‍👧'.repeat(20))).toHaveLength('👨‍👩‍👧'.length * 20);
    expect(() => cleanNickname('é'.repeat(21))).toThrow(rejected);
  });

  // Random characters seldom meet one another in the few places that matter, so those are frequent here.
  const delicate = fc.constantFrom(
    ...['a', '1', '#', '.', 'ر', 'ර', '්', 'র', '্', '👨', '♀', '🇩', '🏴', '™', 'ℹ', '´', 'ﷺ'],
    ...['\u0301', '\u0316', '\u200D', '\u200C', '\uFE0F', '\u20E3', '\u3164', '\u{E0067}', '🏽'],
    ...['\u{E007F}', '\u2800', '\uD800', '\u202E', ' ', '\n'],
  );

  it('comes out clean of whatever went in, and stays as it is when cleaned again', () => {
    const unit = fc.oneof(fc.string({ unit: 'binary', maxLength: 1 }), delicate);
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (raw) => {
        let name: string;
        try {
          name = cleanNickname(raw);
        } catch (error) {
          expect(error).toBeInstanceOf(QRushError);
          return;
        }
        expect(name).toBe(name.trim());
        expect(name).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B\uFEFF\u3164\u2800]/u);
        expect(name).not.toMatch(/\p{M}{4}|^\p{M}/u);
        expect(cleanNickname(name)).toBe(name);
      }),
      { numRuns: 3000 },
    );
  });
});

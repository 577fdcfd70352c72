import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Matcher } from '../../../../plugins/question-types/matching/matcher.ts';

type Example = [accepted: string, typed: string, language?: string];

const isRight = ([accepted, typed, language]: Example) =>
  new Matcher({ accepted: [accepted], language }).find(typed) === 0;

const RIGHT: Record<string, Example[]> = {
  'the same text': [
    ['कम', 'कम', 'hi'],
    ['Zürich', 'ZURICH'],
    ['محمد', 'مـحـمـد', 'ar'],
    ['ＡＢＣ１２３', 'abc123'],
  ],
  'dots of abbreviations': [
    ['USA', 'U.S.A.'],
    ['R.E.M.', 'REM'],
    ['J.R.R. Tolkien', 'J R R Tolkien'],
  ],
  numbers: [
    ['1000', '1,000'],
    ['1000', '1.000', 'de'],
    ['1945', '١٩٤٥'],
    ['7', 'seven'],
    ['seven', '7'],
    ['21', 'einundzwanzig', 'de'],
    ['veintiuno', '21', 'es'],
    ['1 million', '1,000,000'],
    ['1/2', '½'],
    ['½', '0.5'],
    ['10³', '1000'],
    ['-40', 'minus 40'],
    ['1 km', '1000 m'],
  ],
  'Roman numerals and ordinals': [
    ['Henry VIII', 'Henry 8'],
    ['Henry VIII', 'Henry the Eighth'],
    ['first', '1st'],
    ['Apollo 11', 'Apollo XI'],
    ['2nd century BC', 'second century BC'],
  ],
  'short forms, signs and articles': [
    ['St. Louis', 'Saint Louis'],
    ['Mt Fuji', 'Mount Fuji'],
    ['Dr. No', 'doctor no'],
    ['Simon & Garfunkel', 'simon and garfunkel'],
    ['$5', '5 dollars'],
    ['50%', '50 per cent'],
    ['C#', 'C sharp'],
    ['eau', "l'eau"],
    ['oro', "l'oro"],
    ['El Niño', 'Niño', 'es'],
    ['القاهرة', 'قاهرة', 'ar'],
    ['أحمد', 'احمد', 'ar'],
  ],
  'plurals and spellings': [
    ['cat', 'cats'],
    ['potato', 'potatoes'],
    ['gatos', 'gato', 'es'],
    ['Katze', 'Katzen', 'de'],
    ['colour', 'color'],
    ['Köln', 'Koeln', 'de'],
    ['Muenchen', 'München', 'de'],
    ['हिन्दी', 'हिंदी', 'hi'],
    ['New York', 'newyork'],
    ['basketball', 'basket ball'],
    ['X-ray', 'xray'],
    ['Rock and Roll', "rock'n'roll"],
  ],
  slips: [
    ['Mississippi', 'Missisippi'],
    ['Mississippi', 'Missisipi'],
    ['Albert Einstein', 'albert einstien'],
    ['Leonardo da Vinci', 'Leonrado da Vinci'],
    ['seventeen', 'seventen'],
    ['Shakespeare', 'Shakespear'],
  ],
};

const WRONG: Record<string, Example[]> = {
  'other letters': [
    ['कम', 'काम', 'hi'],
    ['दिन', 'दान', 'hi'],
    ['かぎ', 'かき', 'ja'],
    ['バス', 'パス', 'ja'],
    ['มา', 'ม้า', 'th'],
  ],
  'another answer': [
    ['Iraq', 'Iran'],
    ['North Korea', 'South Korea'],
    ['Baseball', 'Basketball'],
    ['World War I', 'World War II'],
    ['George VI', 'George V'],
    ['first', 'one'],
    ['El Niño', 'La Niña'],
    ['2nd century BC', '2nd century AD'],
    ['Monet', 'Manet'],
    ['Australia', 'Austria'],
    ['Gambia', 'Zambia'],
    ['第一次世界大战', '第二次世界大战', 'zh'],
    ['北回归线', '南回归线', 'zh'],
    ['Eslovaquia', 'Eslovenia', 'es'],
    ['seventeen', 'seventy'],
    ['Juni', 'Juli', 'de'],
    ['Apollo 11', 'Apollo 13'],
    ['Mars', 'Mar'],
  ],
  'a sign that matters': [
    ['-40', '40'],
    ['-4 degrees', '4 degrees'],
    ['C#', 'C'],
    ['C', 'C#'],
    ['O-', 'O+'],
    ['O-', 'O'],
    ['x < 5', 'x > 5'],
    ['C++', 'C'],
    ['10³', '103'],
    ['2³', '23'],
    ['5 km', '5 miles'],
    ['007', '7'],
  ],
  'something else': [
    ['Everest', 'E v e r e s t'],
    ['Malcolm X', 'Malcolm'],
    ['1945', '1954'],
    ['Paris', ''],
    ['Paris', '!!!'],
  ],
};

describe.each(Object.entries(RIGHT))('right: %s', (_, examples) => {
  it.each(examples)('%j accepts %j (%s)', (...example) => {
    expect(isRight(example)).toBe(true);
  });
});

describe.each(Object.entries(WRONG))('wrong: %s', (_, examples) => {
  it.each(examples)('%j does not accept %j (%s)', (...example) => {
    expect(isRight(example)).toBe(false);
  });
});

describe('a matcher', () => {
  it('finds every answer that it accepts, in any case', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'de', 'hi', 'ar', 'xx'), (accepted, language) => {
        const matcher = new Matcher({ accepted, language });
        for (const answer of accepted) expect(matcher.find(answer)).toBeDefined();
      }),
    );
  });

  it('judges any text of up to 200 characters, and gives equal texts one key', () => {
    const matcher = new Matcher({
      accepted: ['Mount Everest', '-40 °C', '7 Samurai'],
      language: 'de',
    });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        expect([undefined, 0, 1, 2]).toContain(matcher.find(typed));
        expect(matcher.key(typed)).toBe(matcher.key(typed.normalize('NFD').normalize('NFC')));
      }),
    );
    expect(matcher.find('mount everest '.repeat(100))).toBeUndefined();
  });

  it('takes the closest of several answers', () => {
    const matcher = new Matcher({ accepted: ['Johnstonville', 'Johnsonville'] });
    expect(matcher.find('Johnsonvile')).toBe(1);
    expect(matcher.find('Johnstonvile')).toBe(0);
  });
});

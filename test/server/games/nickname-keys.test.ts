import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanNickname } from '../../../server/games/nickname.ts';
import { nicknameKeys } from '../../../server/games/nickname-keys.ts';

function lookAlike(one: string, other: string): boolean {
  const keys = nicknameKeys(cleanNickname(one));
  return nicknameKeys(cleanNickname(other)).some((key) => keys.includes(key));
}

describe('two nicknames', () => {
  it.each([
    ['case', 'Ana', 'ANA'],
    ['Greek in case', 'ΜΑΡΙΑ', 'Μαρία'],
    ['Cyrillic', 'Ana', 'Аnа'],
    ['Cyrillic', 'admin', 'аdmіn'],
    ['accents', 'Zoë', 'zoe'],
    ['spaces', 'Bob', 'B o b'],
    ['digits', 'Leo', 'L3o'],
    ['digits', 'Sam', '5am'],
    ['digits', 'Leo', 'Le0'],
    ['digits', 'Daniel', 'Danie1'],
    ['digits', 'Alex', 'A1ex'],
    ['digits', 'Maria', 'Mar1a'],
    ['signs for letters', 'Anna', 'Ann@'],
    ['signs for letters', 'Mia', 'M!a'],
    ['a capital i', 'Ian', 'lan'],
    ['a capital i', 'Alex', 'AIex'],
    ['a capital i', 'Clara', 'CIara'],
    ['Greek capitals', 'Maria', 'Μaria'],
    ['Greek capitals', 'Nora', 'Νora'],
    ['Greek capitals', 'Zoe', 'Ζoe'],
    ['Greek capitals', 'Host', 'Ηost'],
    ['Greek capitals', 'Yves', 'Υves'],
    ['no dot', 'Maria', 'Marıa'],
    ['Latin beyond the alphabet', 'Anna', 'ɑnna'],
    ['Latin beyond the alphabet', 'Olga', 'Olɡa'],
    ['small capitals', 'Maria', 'ᴍaria'],
    ['small capitals', 'Susi', 'ꜱusi'],
    ['Cyrillic', 'David', 'ԁavid'],
    ['Cyrillic', 'Quin', 'ԛuin'],
    ['Cyrillic', 'Will', 'ԝill'],
    ['Cyrillic', 'Ella', 'Eӏla'],
    ['Cyrillic', 'Rita', 'гita'],
    ['Armenian', 'Hans', 'հans'],
    ['Armenian', 'Susi', 'Տusi'],
    ['Cherokee', 'Anna', 'Ꭺnna'],
    ['small Cherokee', 'Anna', 'ꭺnna'],
    ['Lisu', 'Anna', 'ꓮnna'],
    ['a square', 'Anna', '🅰nna'],
    ['circles', 'Anna', '🅐🅝🅝🅐'],
    ['mathematics', 'Anna', '𝐀𝓷𝕟𝙖'],
    ['rn', 'Emma', 'Ernma'],
    ['vv', 'Will', 'vvill'],
    ['VV', 'William', 'VVilliam'],
    ['cl', 'Adam', 'Aclam'],
    ['signs', 'Anna', 'Anna.'],
    ['signs', 'Anna', 'Anna_'],
    ['signs', 'Anna', '·Anna'],
    ['letters like signs', 'Anna', 'Annaʼ'],
    ['joiners', 'نسرین\u200Cدخت', 'نسریندخت'],
  ])('look alike: %s (%s, %s)', (_, one, other) => {
    expect(lookAlike(one, other)).toBe(true);
    expect(lookAlike(other, one)).toBe(true);
  });

  it.each([
    ['Ana', 'Anna'],
    ['Max', 'Mia'],
    ['李', '王'],
    ['🦊', '🐻'],
    ['🇩🇪', '🇫🇷'],
    ['🇩🇪', 'DE'],
    ['👍🏽', '👍🏿'],
    [
      '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
      '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
    ],
    ['Anna', 'Anna 🦊'],
    ['Jan', 'Ian'],
    ['Jan', 'Lan'],
    ['Ian', 'Lan'],
    ['Lola', 'Jola'],
    ['Jana', 'Lana'],
    ['Jin', 'Lin'],
    ['Liang', 'Jiang'],
    ['Sonja', 'Sonia'],
    ['Anja', 'Ania'],
    ['Clara', 'Dara'],
    ['सुनील', 'सोनाली'],
    ['राम', 'रमा'],
    ['עידן', 'עידו'],
    ['هدى', 'هند'],
    ['かき', 'かぎ'],
    ['Team 3', 'Team E'],
    ['Team 1', 'Team I'],
    ['Team 5', 'Team S'],
    ['Ana 2', 'Ana 3'],
    ['Player 1', 'Player 11'],
  ])('do not look alike: %s, %s', (one, other) => {
    expect(lookAlike(one, other)).toBe(false);
  });

  it('look like themselves, whatever they are, in any case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (name) => {
        const keys = nicknameKeys(name);
        expect(keys.length).toBeLessThanOrEqual(3);
        expect(keys.every((key) => key !== '' && !key.includes('\n'))).toBe(true);
        expect(nicknameKeys(`_A${name}.`)).toContain(nicknameKeys(`A${name}`)[0]);
      }),
    );
    const word = fc.string({ unit: fc.constantFrom(...'abilrnvwcdLIÉжΣя'), maxLength: 12 });
    fc.assert(
      fc.property(word, (name) => {
        const [first] = nicknameKeys(`A${name}`);
        expect(nicknameKeys(`a${name.toUpperCase()}`)).toContain(first);
        expect(nicknameKeys(`a${name.toLowerCase()}`)).toContain(first);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QRushError } from '../../../server/errors.ts';
import { cleanNickname, nicknameKey } from '../../../server/games/nickname.ts';

const rejected = expect.objectContaining({ code: 'NICKNAME_REJECTED' });

describe('a nickname', () => {
  it.each([
    ['  Ana   María ', 'Ana María'],
    ['Zoë', 'Zoë'],
    ['Ａｎａ', 'Ana'],
    ['李小龍', '李小龍'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['🦊 Fox', '🦊 Fox'],
    ['A\u202Eb\u200Bc', 'Abc'],
    ['one\ntwo\tthree', 'one two three'],
    ['7', '7'],
  ])('%j is shown as %j', (raw, shown) => {
    expect(cleanNickname(raw)).toBe(shown);
  });

  it.each(['', '   ', '\u200B', '---', '***', 'x'.repeat(21), 'x'.repeat(1_000_000)])(
    'is not taken when it is empty, only signs, or too long (%#)',
    (raw) => {
      expect(() => cleanNickname(raw)).toThrow(rejected);
    },
  );

  it('counts what people see, not code units', () => {
    expect(cleanNickname('👨‍👩‍👧'.repeat(20))).toHaveLength('👨‍👩‍👧'.length * 20);
    expect(() => cleanNickname('é'.repeat(21))).toThrow(rejected);
  });

  it('comes out clean of whatever went in, and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        let name: string;
        try {
          name = cleanNickname(raw);
        } catch (error) {
          expect(error).toBeInstanceOf(QRushError);
          return;
        }
        expect(name).toBe(name.trim());
        expect(name).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/u);
        expect(cleanNickname(name)).toBe(name);
      }),
    );
  });
});

describe('two nicknames', () => {
  it.each([
    ['Ana', 'ANA'],
    ['Ana', 'Аnа'],
    ['Zoë', 'zoe'],
    ['Bob', 'B o b'],
    ['Leo', 'L3o'],
    ['Ian', 'lan'],
    ['admin', 'аdmіn'],
  ])('%j and %j look alike', (one, other) => {
    expect(nicknameKey(one)).toBe(nicknameKey(other));
  });

  it.each([
    ['Ana', 'Anna'],
    ['Max', 'Mia'],
    ['李', '王'],
    ['🦊', '🐻'],
  ])('%j and %j do not', (one, other) => {
    expect(nicknameKey(one)).not.toBe(nicknameKey(other));
  });
});

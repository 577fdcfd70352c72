import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nicknames } from '../../../bridge/chat/nicknames.ts';
import { codePoints, firstGraphemes, shorten, tidyName } from '../../../bridge/chat/text.ts';
import { literal } from '../../../bridge/whatsapp/markup.ts';
import { wordingIn } from '../../../bridge/whatsapp/wording.ts';
import { cleanNickname } from '../../../server/games/nickname.ts';
import { hasLink } from '../../../server/games/nickname-links.ts';

const texts = fc.string({ unit: 'grapheme', maxLength: 120 });

describe('shortening', () => {
  it('never leaves more code points than allowed, and touches nothing that fits', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 60 }), (text, max) => {
        const shortened = shorten(text, max);
        expect(codePoints(shortened)).toBeLessThanOrEqual(max);
        if (codePoints(text) <= max) expect(shortened).toBe(text);
        else expect(shortened.endsWith('…')).toBe(true);
      }),
    );
  });

  it('counts an astral letter once, and cuts no family in two', () => {
    expect(shorten('😀😀😀', 3)).toBe('😀😀😀');
    expect(shorten('a👨‍👩‍👧b', 5)).toBe('a…');
  });
});

describe('text of others', () => {
  it.each([
    ['*bold*', '∗bold*'],
    ['say ~no~', 'say ∼no~'],
    ['_x_', '＿x_'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['snake_case_name', 'snake_case_name'],
    ['5*3*2', '5*3*2'],
    ['`code`', 'ˋcode`'],
  ])('shows %j as %j', (text, shown) => {
    expect(literal(text)).toBe(shown);
  });

  it('never opens a format, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('*', '_', '~', '`', 'a', ' ', '('), maxLength: 30 }),
        (text) => {
          expect(literal(text)).not.toMatch(/(?<![\p{L}\p{N}])[*_~`](?=\S)/u);
        },
      ),
    );
  });

  it('isolates a name that runs right to left, and strips what would turn the sentence around', () => {
    expect(wordingIn('en').renamed('دانا')).toContain('*\u2068دانا\u2069*');
    expect(tidyName('Ana\u202e')).toBe('Ana');
    expect(tidyName('Ana\nLu')).toBe('Ana Lu');
  });
});

describe('nicknames to try', () => {
  it('starts with the wanted one and then counts', () => {
    const [first, second, third, ...others] = nicknames('  Ana   Lu ');
    expect([first, second, third]).toEqual(['Ana Lu', 'Ana Lu 2', 'Ana Lu 3']);
    expect(others).toHaveLength(9);
  });

  it('calls those without a name something', () => {
    expect([...nicknames(undefined)][0]).toBe('Player');
    expect([...nicknames('   ')][1]).toBe('Player 2');
  });

  it('fits what the game takes for a nickname', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), (wanted) => {
        for (const name of nicknames(`A${wanted}`)) {
          expect(Array.from(new Intl.Segmenter().segment(name)).length).toBeLessThanOrEqual(20);
          if (!hasLink(name)) expect(() => cleanNickname(name)).not.toThrow();
        }
      }),
    );
    expect(firstGraphemes('👨‍👩‍👧👨‍👩‍👧', 1)).toBe('👨‍👩‍👧');
  });
});

import { allLocales, type LocaleDefinition } from '@faker-js/faker';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeWith } from '../../../plugins/nickname-filter/judge.ts';

// Signs that mean something in a pattern are nothing special in a word of the operator.
const judge = judgeWith({ words: ['voldemort', 'a[b]?|\\'], allow: ['Hooker', 'Merde alors'] });

describe('a name', () => {
  it.each([
    ['fuck', 'FuCk', 'fuuuck', 'fuckkk', 'Mr Fuckface', 'xXfuckXx', 'fuckyou69', '_fuck_'],
    ['f u c k', 'f.u.c.k you', 'S H I T', 'fu ck you', 'f-u-c-k', 'F_u_c_k'],
    ['sh1t', 'a$$hole', 'b1tch', 'n1gg3r', 'p0rn', 'a55hole', 'sh1t5', 'ni99er', 'sh!t', 'b!tch'],
    ['f*ck', 'f**k', 'sh*t', 'c*nt', 'EatShit', 'eatshit', 'Shit123'],
    ['ｆｕｃｋ', '𝓯𝓾𝓬𝓴', 'fucк', 'Fück', '🖕'],
    ['puta', 'PUTA MADRE', 'p u t a', 'm1erda', 'hijo de puta', 'hijodeputa', 'C4brón', 'coño'],
    ['caralho', 'filho da puta', 'viado', 'buc3ta'],
    ['merde', 'm3rde', 'enculé', 'encule', 'salope', 'Connard', 'putain'],
    ['Arschloch', 'arschl0ch', 'Scheiße', 'SCHEISSE', 'Hur3nsohn', 'f0tze'],
    ['चूतिया', 'चुतिया', 'मादरचोद', 'भोसड़ी', 'लंड', 'chutiya', 'bhenchod'],
    ['شرموطة', 'كس امك', 'كُسّ أمك', 'قحبة', 'ابن القحبة', 'sharmouta'],
    ['kontol', 'k0nt0l', 'ngentot', 'Bangsat'],
    ['V0ldemort', 'Mr Voldemort'],
  ])('that is foul: %s, %s, %s ...', (...names) => {
    expect(names.filter((name) => judge(name) !== 'foul')).toEqual([]);
  });

  it('that is foul and is also what people are called is for somebody to decide', () => {
    for (const name of ['Dyke', 'Dick', 'Cock', 'Fick', 'Verga', 'Dick van Dyke', 'Mike Hunt'])
      expect([name, judge(name)]).toEqual([name, 'either']);
  });

  it.each([
    ['Fukuda', 'Akshit', 'Dikshit', 'Wankhede', 'Fagundes', 'Siriporn', 'Slutsky', 'Shital'],
    ['Bích', 'Phúc', 'Dung', 'Shi T.', 'Shi Ting', 'Takeshita', 'Matsushita', 'Nigel', 'Niggemann'],
    ['Scunthorpe', 'Cassandra', 'Bassett', 'Essex', 'Hancock', 'Cockburn', 'Dickens', 'Cummings'],
    [
      'n16',
      'P155',
      'Guest 155',
      'Table 455',
      '717',
      'A55',
      'Ana1',
      'Cara10',
      'Titi7',
      'U2',
      '3A',
      'A B C',
      'J F K',
      'L33T',
    ],
    ['classic', 'Arsenal', 'Therapist', 'Computadora', 'Disputa', 'Assistant', 'Massimo', 'Grape'],
    ['José', '李小龍', 'सोनाली', 'สมชาย', 'محمد', '🦊', '', ' ', '***', '$$$', '!!!'],
  ])('that is not foul: %s, %s, %s ...', (...names) => {
    expect(names.filter((name) => judge(name) !== 'fine')).toEqual([]);
  });

  it('that the operator allows is fine, and what merely has it in it is judged like any other', () => {
    expect(['Hooker', 'HOOKER', 'Ann Hooker', 'Merde alors'].map(judge)).toEqual(
      Array(4).fill('fine'),
    );
    expect(judge('Merde')).toBe('foul');
    expect(judge('Hooker, bitch')).toBe('foul');
  });

  it('stays what it is in any case, and with signs around it', () => {
    const word = fc.constantFrom('merde', 'dyke', 'fukuda', 'scheiße', 'sh1t', 'kontol', 'ana');
    const around = fc.string({ unit: fc.constantFrom(' ', '.', '-', '!', '~', '"'), maxLength: 3 });
    fc.assert(
      fc.property(word, around, around, (name, before, after) => {
        expect(judge(`${before}${name.toUpperCase()}${after}`)).toBe(judge(name));
      }),
    );
  });

  it('is judged, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        expect(['fine', 'either', 'foul']).toContain(judge(name));
      }),
    );
  });
});

/** Names as people have them: one word or more, no templates. */
function namesOf(locale: LocaleDefinition, part: 'last_name' | 'first_name'): string[] {
  const all = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(all);
  return [...new Set(all(locale.person?.[part]).filter((name) => !/[{}]/.test(name)))];
}

describe('people', () => {
  const locales: Record<string, LocaleDefinition> = allLocales;
  const COUNTRIES =
    'ar az cs_CZ de el en en_IN es es_MX fa fr he hr hu id_ID it ja ko nl pl pt_BR ro ru sv th tr uk vi yo_NG zh_CN';
  const surnames = COUNTRIES.split(' ').map((code) => namesOf(locales[code] ?? {}, 'last_name'));

  it('of 30 countries keep their surnames, 2,000 of them and more', () => {
    const all = surnames.flat();
    expect(surnames.every((names) => names.length > 9)).toBe(true);
    expect(all.length).toBeGreaterThan(2000);
    expect(all.filter((name) => judge(name) === 'foul')).toEqual([]);
    // These wait for the host.
    expect(all.filter((name) => judge(name) === 'either')).toEqual(['Pícha', 'Kunt']);
  });

  it('of all countries keep their first names', () => {
    const all = Object.values(locales).flatMap((locale) => namesOf(locale, 'first_name'));
    expect(all.length).toBeGreaterThan(20_000);
    expect(all.filter((name) => judge(name) === 'foul')).toEqual([]);
    const asked = new Set(all.filter((name) => judge(name) === 'either'));
    expect([...asked].toSorted()).toEqual(['Anal', 'Marica', 'İtil']);
  });
});

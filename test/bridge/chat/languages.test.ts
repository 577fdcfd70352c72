/** Every language says everything, and what it says fits into a message. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../bridge/chat/commands.ts';
import {
  LANGUAGES,
  type LanguageCode,
  languageCodes,
  readLanguage,
} from '../../../bridge/chat/languages/all.ts';
import type { Language } from '../../../bridge/chat/languages/language.ts';
import { codePoints } from '../../../bridge/chat/text.ts';
import type { Sentence, Wording } from '../../../bridge/chat/wording.ts';
import { wordingIn as onTelegram } from '../../../bridge/telegram/wording.ts';
import { THUMB } from '../../../bridge/telegram/words.ts';
import { countryOf, languageOf } from '../../../bridge/whatsapp/country.ts';
import { questionMessage } from '../../../bridge/whatsapp/messages.ts';
import { readRequest } from '../../../bridge/whatsapp/simulator/validation.ts';
import { wordingIn } from '../../../bridge/whatsapp/wording.ts';
import { WORDS } from '../../../bridge/whatsapp/words.ts';
import { formOfKind } from '../../support/forms.ts';

const one = { value: 1, text: '1' };

/** Everything a language says in a chat, with something in every gap. */
function sentences(
  code: LanguageCode,
  wording: Wording = wordingIn(code),
): [name: string, text: string, parts: string[]][] {
  const { language: say } = wording;
  const link = 'https://quiz.example/?pin=123456#ticket=x';
  const filled: [string, string, string[]][] = [
    ['ordinal', say.ordinal(one), ['1']],
    ['points', say.points(one), ['1']],
    ['place', say.place(one, '41'), ['1', '41']],
    ['place alone', say.place(one), ['1']],
    ['joined', wording.joined('Ana', '123456', 'Received!'), ['Ana', '123456', 'Received! ']],
    ['resumed', say.resumed('Ana', '123456', 'so far'), ['Ana', '123456', 'so far']],
    ['renamed', wording.renamed('Ana'), ['Ana']],
    ['browser', wording.browser(link), [link]],
    ['languages', wording.languages(), ['EN, ES']],
    ['wrongCode', say.wrongCode('123456'), ['123456']],
    ['tooManyCodes', say.tooManyCodes('123456'), ['123456']],
    ['typeOrder', say.typeOrder('C A B'), ['C A B']],
    ['typeMatch', say.typeMatch('1B 2A 3C'), ['1B 2A 3C']],
    ['finishedAt', say.finishedAt('there', 'so many'), ['there', 'so many']],
    ['summary', wording.summary(link), [link]],
  ];
  const plain = Object.entries(say).filter(
    ([name, value]) =>
      !['tag', 'name', 'direction'].includes(name) &&
      (typeof value === 'string' || (naming as string[]).includes(name)),
  );
  return [
    ...filled,
    ...plain.map(([name]): [string, string, string[]] => [name, wording.say(name as Sentence), []]),
  ];
}

/** Sentences that name commands. */
const naming: Sentence[] = [
  'left',
  'notPlaying',
  'stopped',
  'help',
  'nameTaken',
  'nameRejected',
  'nameWaits',
  'nameMissing',
  'gameOver',
];

describe.each(languageCodes)('the language %s', (code) => {
  const say: Language = LANGUAGES[code];

  it('says everything, and puts what it is given into it', () => {
    for (const wording of [wordingIn(code), onTelegram(code)]) {
      for (const [name, text, parts] of sentences(code, wording)) {
        expect(text.trim(), name).not.toBe('');
        expect(text, name).not.toMatch(/undefined|\$\{/);
        for (const part of parts) expect(text, name).toContain(part);
        expect(codePoints(text), name).toBeLessThanOrEqual(700);
      }
    }
    // The text above a question stays whole.
    const link = `https://${'a-long-name.'.repeat(8)}example/?pin=123456#ticket=abcdefghijklmnop`;
    const welcome = `${wordingIn(code).joined('W'.repeat(20), '123456', WORDS[code].ticks)}\n${say.browser(link)}`;
    expect(codePoints(welcome)).toBeLessThanOrEqual(700);
  });

  it('tells a result in three lines of a phone at most, and no place while all have nothing', () => {
    const wording = wordingIn(code);
    const result = {
      index: 98,
      correct: `${'A long answer, '.repeat(20)}\nwith a line of its own`,
      correctness: 1,
      points: 1000,
      total: 123_456,
      rank: 1234,
      players: 2000,
    };
    const longest = wording.previous(result);
    expect(longest).not.toContain('\n');
    expect(codePoints(longest)).toBeLessThanOrEqual(3 * 40);
    const place = (rank: number, players: string) =>
      say.place({ value: rank, text: String(rank) }, players);
    const none = { ...result, points: 0, total: 0, rank: 1, players: 7 };
    expect(wording.previous(none)).not.toContain(place(1, '7'));
    expect(wording.previous({ ...none, total: 5 })).toContain(place(1, '7'));
    expect(wording.finished({ rank: 1, total: 0 }, 7)).toBe(`🏁 *${say.finished}*`);
    expect(wording.resumed('Ana', '123456', { rank: 1, total: 0 })).not.toContain(
      say.place({ value: 1, text: '1' }),
    );
  });

  it('tells what a poll brought without a verdict, unless the mode has given one', () => {
    const poll = { index: 2, correct: undefined, points: 0, total: 5, rank: 1, players: 7 };
    const said = wordingIn(code).previous({ ...poll, correctness: undefined });
    expect(said).toMatch(/^📊 Q3 → /u);
    expect(said).not.toMatch(/[✅❌🟡▫]|undefined/u);
    expect(wordingIn(code).previous({ ...poll, correctness: 0 })).toMatch(/^❌ Q3: /u);
    expect(wordingIn(code).previous({ ...poll, correctness: 1 })).toMatch(/^✅ Q3: /u);
  });

  it('keeps the limits of buttons and lists', () => {
    expect(codePoints(WORDS[code].openList)).toBeLessThanOrEqual(20);
    expect(codePoints(WORDS[code].listTitle)).toBeLessThanOrEqual(24);
  });

  it('is not a copy of English', () => {
    if (code === 'en') return;
    const english = new Map(sentences('en').map(([name, text]) => [name, text]));
    const same = sentences(code).filter(([name, text]) => english.get(name) === text);
    // "1 pt" is the same in some.
    expect(same.map(([name]) => name).filter((name) => name !== 'points')).toEqual([]);
    const own = [...Object.values(WORDS[code]), THUMB[code]];
    const others = new Set([...Object.values(WORDS.en), THUMB.en]);
    expect(own.filter((text) => text.trim() === '' || others.has(text))).toEqual([]);
  });

  it('has commands, each of which is understood as itself, and named in its sentences', () => {
    const { verbs } = say;
    for (const verb of verbs.join) {
      expect(readCommand(`${verb.toUpperCase()} 123456`, code)).toEqual({
        type: 'join',
        pin: '123456',
      });
    }
    for (const type of ['leave', 'help', 'stop', 'web', 'language'] as const) {
      for (const verb of verbs[type]) {
        expect(readCommand(verb, code), verb).toEqual({ type });
        expect(readCommand(`*${verb.normalize('NFD').toUpperCase()}*!`, code), verb).toEqual({
          type,
        });
      }
    }
    for (const verb of verbs.name) {
      expect(readCommand(`${verb} Ana Lu`, code)).toEqual({ type: 'name', name: 'Ana Lu' });
    }
    const help = wordingIn(code).say('help').toLowerCase().normalize('NFC');
    expect(onTelegram(code).say('help')).toMatch(
      /\/join[^/]*\/name[^/]*\/web[^/]*\/lang[^/]*\/leave[^/]*\/stop/,
    );
    for (const verb of [
      verbs.join,
      verbs.name,
      verbs.leave,
      verbs.stop,
      verbs.web,
      verbs.language,
    ]) {
      expect(help).toContain(verb[0]?.normalize('NFC'));
    }
  });

  it('asks in messages that are never refused, whatever the question', () => {
    const words = (max: number) =>
      fc
        .oneof(
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: max }),
          fc
            .constantFrom('é̂̂̂', '👩‍👩‍👧‍👦', '🇧🇷', 'नमस्ते', 'مرحبا')
            .map((part) => part.repeat(max / 10)),
        )
        .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(
        fc.constantFrom('pick', 'several', 'order', 'match', 'text', 'number', 'point'),
        words(500),
        fc.array(words(120), { minLength: 2, maxLength: 10 }),
        words(30),
        fc.boolean(),
        (kind, text, options, name, last) => {
          const payload = questionMessage({
            gameId: 'game',
            question: {
              index: 0,
              total: 9,
              type: 'any',
              text,
              form: formOfKind(kind, options),
              openedAt: 0,
              closesAt: 9,
            },
            language: code,
            seconds: 20,
            intro: wordingIn(code).joined(name, '123456', WORDS[code].ticks),
            notice: last ? wordingIn(code).lastForNow() : undefined,
            link: 'https://quiz.example/?pin=123456#ticket=abcdefghijklmnop',
          });
          const sent = { messaging_product: 'whatsapp', to: '5511999', ...payload };
          expect(() => readRequest(sent)).not.toThrow();
          if (last) expect(JSON.stringify(payload)).toContain(say.lastForNow);
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('no two commands of English and another language are one word', () => {
  for (const code of languageCodes) {
    const words = Object.entries<readonly string[]>({ ...LANGUAGES[code].verbs }).flatMap(
      ([type, verbs]) => verbs.map((verb) => [verb, type] as const),
    );
    const english = Object.entries<readonly string[]>({ ...LANGUAGES.en.verbs }).flatMap(
      ([type, verbs]) => verbs.map((verb) => [verb, type] as const),
    );
    const meaning = new Map<string, string>();
    for (const [verb, type] of [...words, ...english]) {
      expect(meaning.get(verb) ?? type, `${code}: ${verb}`).toBe(type);
      meaning.set(verb, type);
    }
  }
});

describe('numbers', () => {
  it.each<[LanguageCode, string]>([
    ['en', '✅ Q6: Paris. +820 → 4,310 pts, 3rd of 41'],
    ['es', '✅ Q6: Paris. +820 → 4310 ptos., 3.º de 41'],
    ['pt', '✅ Q6: Paris. +820 → 4.310 pts, 3º de 41'],
    ['de', '✅ Q6: Paris. +820 → 4.310 Punkte, Platz 3 von 41'],
    ['fr', '✅ Q6: Paris. +820 → 4\u202f310 pts, 3e sur 41'],
    ['id', '✅ Q6: Paris. +820 → 4.310 poin, peringkat 3 dari 41'],
    ['hi', '✅ Q6: Paris. +820 → 4,310 अंक, 41 में स्थान 3'],
  ])('are written as in %s', (code, text) => {
    const result = { index: 5, correct: 'Paris', correctness: 1, points: 820, total: 4310 };
    expect(wordingIn(code).previous({ ...result, rank: 3, players: 41 })).toBe(text);
  });

  it('say first as French people do', () => {
    expect(wordingIn('fr').place({ rank: 1, nickname: 'Ana', total: 1 })).toBe('1er Ana · 1 pt');
    expect(wordingIn('fr').place({ rank: 2, nickname: 'Ana', total: 2 })).toBe('2e Ana · 2 pts');
  });
});

it('promises blue ticks only where they are shown', () => {
  const [shown, hidden] = [WORDS.en.ticks, undefined].map((ticks) =>
    wordingIn('en').joined('Ana', '123456', ticks),
  );
  expect(shown).toContain('Blue ticks');
  expect(hidden).not.toContain('Blue ticks');
  expect(hidden).not.toContain('  ');
});

it('names are set apart where the writing runs from right to left', () => {
  expect(wordingIn('ar').joined('Ana', '123456')).toContain('*\u2068Ana\u2069*');
  expect(wordingIn('en').joined('Ana', '123456')).toContain('*Ana*');
  expect(wordingIn('en').joined('سارة', '123456')).toContain('*\u2068سارة\u2069*');
});

describe('the language of a sender', () => {
  it.each([
    ['5511999990000', 'BR', 'pt'],
    ['351912345678', 'PT', 'pt'],
    ['5215512345678', 'MX', 'es'],
    ['34612345678', 'ES', 'es'],
    ['919876543210', 'IN', 'hi'],
    ['6281234567890', 'ID', 'id'],
    ['201001234567', 'EG', 'ar'],
    ['4915112345678', 'DE', 'de'],
    ['33612345678', 'FR', 'fr'],
    ['14155550123', 'US', 'en'],
    ['447400123456', 'GB', 'en'],
    ['BR.150aZ', 'BR', 'pt'],
    ['DE.9', 'DE', 'de'],
    ['999', undefined, 'en'],
    ['nonsense', undefined, 'en'],
  ])('of %s (%s) is %s', async (address, country, language) => {
    expect(await countryOf(address)).toBe(country);
    expect(languageOf(country)).toBe(language);
  });

  it.each([
    ['es', 'es'],
    ['PT-br', 'pt'],
    ['Deutsch', 'de'],
    ['العربية', 'ar'],
    ['klingon', undefined],
    ['', undefined],
  ])('may be asked for as %j', (text, code) => {
    expect(readLanguage(text)).toBe(code);
  });
});

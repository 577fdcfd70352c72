/** The words of the pages: that each language has all of them, and that each reader gets the right ones. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogues, type Words } from '../../../plugins/web/languages/catalogue.ts';
import { checked, keysOf } from '../../../plugins/web/languages/check.ts';
import { chosenLanguage } from '../../../plugins/web/languages/choose.ts';
import { compose } from '../../../plugins/web/languages/compose.ts';
import { NAMED } from '../../../plugins/web/languages/numbered.ts';
import { PAGES } from '../../../plugins/web/languages/pages.ts';
import { TYPES_FILE, typesOf } from '../../../plugins/web/languages/sentence-types.ts';
import { parts } from '../../../plugins/web/src/words/parts.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { decoded, onTheWire } from '../../support/wire.ts';

const SOURCES = join(import.meta.dirname, '../../../plugins/web/src');
const all = await catalogues();
const english = all[0]?.words as Words;

describe('a catalogue', () => {
  const source: Words = {
    a: {
      plain: 'Hello',
      name: 'Hi <bdi>{name}</bdi>',
      count: { one: '{count} dog', other: '{count} dogs' },
      rank: { one: '{rank}st', two: '{rank}nd', few: '{rank}rd', other: '{rank}th' },
    },
  };
  const german: Words = {
    a: {
      plain: 'Hallo',
      name: 'Na, <bdi>{name}</bdi>?',
      count: { one: 'ein Hund', other: '{count} Hunde' },
      rank: 'Platz {rank}',
    },
  };
  const withA = (changes: Record<string, unknown>): Words =>
    ({ a: { ...german.a, ...changes } }) as Words;

  it('is complete with the same sentences, values, tags and the forms of its language', () => {
    expect(checked('en', source, source)).toEqual([]);
    expect(checked('de', german, source)).toEqual([]);
  });

  it.each<[string, Words, string]>([
    ['misses a sentence', { a: { ...german.a, plain: undefined as never } }, 'a.plain is missing'],
    ['has a spare one', withA({ more: 'x' }), 'a.more is spare: English has no such sentence'],
    ['forgets a value', withA({ name: 'Na, <bdi>du</bdi>?' }), 'a.name lacks {name}'],
    ['invents a value', withA({ plain: '{x}' }), 'a.plain has {x}, which it does not get'],
    ['forgets a tag', withA({ name: 'Na, {name}?' }), 'a.name lacks <bdi>'],
    ['brings a tag', withA({ plain: '<i>x</i>' }), 'a.plain has <i>, which it may not'],
    [
      'has no forms for a count',
      withA({ count: '{count} Hunde' }),
      'a.count needs its plural forms',
    ],
    ['lacks a form', withA({ count: { other: '{count}' } }), 'a.count lacks the form "one"'],
    [
      'has a form of another language',
      withA({ count: { one: '1', few: '{count}', other: '{count}' } }),
      'a.count has the form "few", which "de" does not have',
    ],
    ['is empty', withA({ plain: '' }), 'a.plain is empty, or has spaces around it'],
  ])('that %s is told by its key', (_, words, problem) => {
    expect(checked('de', words, source)).toContain(problem);
  });
});

it('the compiler knows each sentence: "npm run docs" has written what en.json has', async () => {
  expect(await readFile(TYPES_FILE, 'utf8')).toBe(typesOf(english));
});

it('no sentence is left that nothing says', async () => {
  const files = (await readdir(SOURCES, { recursive: true })).filter((file) =>
    /\.(tsx?|html)$/.test(file),
  );
  const texts = await Promise.all(
    files
      .filter((file) => file !== join('words', 'sentences.ts'))
      .map((file) => readFile(join(SOURCES, file), 'utf8')),
  );
  const source = texts.join('\n');
  const unsaid = keysOf(english)
    .filter((key) => !NAMED.includes(key.split('.', 1)[0] ?? ''))
    .filter((key) => !source.includes(`'${key}'`) && !source.includes(`{{${key}}}`));
  expect(unsaid).toEqual([]);
});

/** The modules of a page, by what each imports; also later. */
async function modulesOf(file: string, known = new Set<string>()): Promise<Set<string>> {
  if (known.has(file) || !/\.tsx?$/.test(file)) return known;
  known.add(file);
  const source = await readFile(file, 'utf8');
  const imports = source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  for (const [statement, path = ''] of imports) {
    const isType = source.slice(0, source.indexOf(statement)).endsWith('import type ');
    if (!isType) await modulesOf(resolve(dirname(file), path), known);
  }
  return known;
}

it.each(Object.keys(PAGES))(
  'the page "%s" has the sentences that its modules say',
  async (page) => {
    const html = await readFile(join(SOURCES, `${page}.html`), 'utf8');
    const [, entry] = html.match(/<script type="module" src="([^"]+)"/) ?? [];
    const modules = entry ? await modulesOf(join(SOURCES, entry)) : new Set<string>();
    const said = new Set<string>();
    for (const module of modules) {
      if (module.endsWith('sentences.ts')) continue;
      const source = await readFile(module, 'utf8');
      for (const [, one, other] of source.matchAll(/'([a-z]+)\.\w+'|\bt\(`([a-z]+)\.\$/g))
        said.add(one ?? other ?? '');
    }
    const { sections } = PAGES[page] as (typeof PAGES)[string];
    const known = new Set(keysOf(english).map((key) => key.split('.', 1)[0]));
    const missing = [...said].filter(
      (section) => known.has(section) && !sections.includes(section),
    );
    expect(missing).toEqual([]);
  },
);

it('a sentence falls into its parts, and is whole when they are put together', () => {
  const part = fc.record({
    tag: fc.constantFrom('', 'bdi', 'small'),
    text: fc.stringMatching(/^[^<>]+$/),
  });
  fc.assert(
    fc.property(fc.array(part), (all) => {
      const written = all
        .map(({ tag, text }) => (tag ? `<${tag}>${text}</${tag}>` : text))
        .join('');
      const read = parts(written).map(({ tag, text }) => (tag ? `<${tag}>${text}</${tag}>` : text));
      expect(read.join('')).toBe(written);
    }),
  );
});

describe('the language of a page', () => {
  const offered = ['en', 'de', 'pt', 'ar'];

  it.each([
    [{ link: 'de', cookie: 'qrush-language=pt', accepted: 'ar' }, 'de'],
    [{ link: 'xx', cookie: 'a=b; qrush-language=pt', accepted: 'ar' }, 'pt'],
    [{ link: ['de', 'pt'], accepted: 'ar' }, 'ar'],
    [{ link: 'PT-br' }, 'pt'],
    [{ accepted: 'sv, pt-BR;q=0.8, de;q=0.9' }, 'de'],
    [{ accepted: 'de;q=0, pt;q=0.1' }, 'pt'],
    [{ accepted: 'de;q=x, ar' }, 'ar'],
    [{ accepted: 'sv' }, undefined],
    [{ accepted: '*' }, undefined],
    [{}, undefined],
  ])('of a reader who says %j is %s', (wishes, language) => {
    expect(chosenLanguage(wishes, offered)).toBe(language);
  });

  it('is one of those that are offered, whatever is sent', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('de', 'pt-BR;q=0.5', 'qrush-language=ar', '..'),
    );
    fc.assert(
      fc.property(text, text, fc.array(text), (link, cookie, accepted) => {
        const chosen = chosenLanguage({ link, cookie, accepted: accepted.join() }, offered);
        expect([undefined, ...offered]).toContain(chosen);
      }),
    );
  });
});

describe('a page', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running[Symbol.asyncDispose]());

  const get = (path: string, headers: Record<string, string> = {}) =>
    onTheWire(running.url + path, headers);

  it.each(all)(
    'comes in $name, with all that is seen before its script is there',
    async (language) => {
      const { tag, direction, words } = language;
      for (const [path, headers] of [
        [`/?lang=${tag}`, {}],
        ['/', { cookie: `qrush-language=${tag}` }],
        ['/123456', { 'accept-language': `${tag}-XX` }],
      ] as const) {
        const answer = await get(path, headers);
        expect(answer.headers['content-language']).toBe(tag);
        const page = decoded(answer);
        expect(page).toContain(`lang="${tag}" dir="${direction}"`);
        expect(page).toContain(`<title>${words.join?.title}</title>`);
        expect(page).toContain(`>${words.join?.pin}</label>`);
        expect(page).toContain(`<option selected value="${tag}"`);
        expect(page).not.toContain('{{');
      }
    },
  );

  it('comes in English where nothing is asked for', async () => {
    expect((await get('/', { 'accept-language': 'sv' })).headers['content-language']).toBe('en');
  });

  it('that no address leads to comes in the language of the reader, too', async () => {
    const answer = await get('/nothing/here', { accept: 'text/html', 'accept-language': 'ar' });
    expect(answer).toMatchObject({ status: 404, headers: { 'content-language': 'ar' } });
    expect(decoded(answer)).toContain(all.find(({ tag }) => tag === 'ar')?.words.lost?.why);
  });

  it('does the same in all languages: its policy names the same scripts and styles', async () => {
    const policies = await Promise.all(
      all.map(async ({ tag }) => (await get(`/?lang=${tag}`)).headers['content-security-policy']),
    );
    expect(new Set(policies).size).toBe(1);
  });
});

it('words that look like the end of their block stay in it', () => {
  const evil = {
    ...all[0],
    words: { ...english, join: { ...english.join, pin: '</script><!--' } },
  };
  const built = '<html lang="en"><body><script></script></body></html>';
  const page = compose(built, 'index', evil as never, [evil as never]);
  expect(page.match(/<\/script>/g)).toHaveLength(2);
  expect(page).not.toContain('<!--');
  const [, data = ''] = page.match(/id="words">(.*?)<\/script>/) ?? [];
  expect(JSON.stringify(JSON.parse(data))).toContain('</script><!--');
});

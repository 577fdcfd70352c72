import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Catalogue, type Sentence, SOURCE, type Words } from './catalogue.ts';
import { pageSentences } from './numbered.ts';
import { PAGES } from './pages.ts';

/** A sentence in a page as it was built: `{{join.pin}}`. */
const MARK = /\{\{([\w-]+)\.(\w+)\}\}/g;

/**
 * Writes each built page in each of its languages, into a folder named after the language, and deletes
 * what it was made from.
 * @param folder that of the built pages
 */
export async function composePages(
  folder: string,
  catalogues: readonly Catalogue[],
): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.html'));
  for (const { tag } of catalogues) await mkdir(join(folder, tag), { recursive: true });
  for (const file of files) {
    const built = await readFile(join(folder, file), 'utf8');
    const { only } = pageOf(file);
    for (const catalogue of catalogues) {
      if (only && !only.includes(catalogue.tag)) continue;
      await writeFile(
        join(folder, catalogue.tag, file),
        compose(built, basename(file, '.html'), catalogue, catalogues),
      );
    }
    await rm(join(folder, file));
  }
}

/**
 * A page in one language: with its sentences in place, and those that its script says in a block of data.
 * @throws Error for a sentence that the language does not have
 */
export function compose(
  built: string,
  page: string,
  { tag, direction, words }: Catalogue,
  all: readonly Catalogue[],
): string {
  const { sections } = pageOf(page);
  const english = all.find((each) => each.tag === SOURCE)?.words ?? words;
  const sentences = pageSentences(words, english, sections);
  const data = JSON.stringify({ languages: namesOf(all), ...sentences })
    // Either would end the block, or hide its end.
    .replaceAll('</', '<\\/')
    .replaceAll('<!', '\\u003c!');
  const block = `<script type="application/json" id="words">${data}</script>`;
  return built
    .replace(/<html ([^>]*)lang="[^"]*"/, `<html $1lang="${tag}" dir="${direction}"`)
    .replace('<option selected ', '<option ')
    .replace(`<option value="${tag}"`, `<option selected value="${tag}"`)
    .replaceAll(MARK, (_, section: string, name: string) => textAt(words, section, name))
    .replace('</body>', (end) => (built.includes('<script') ? `${block}\n  ${end}` : end));
}

/** The languages' own names, by tag. */
export const namesOf = (all: readonly Catalogue[]): Record<string, string> =>
  Object.fromEntries(all.map(({ tag, name }) => [tag, name]));

function pageOf(file: string) {
  const page = PAGES[basename(file, '.html')];
  if (!page) throw new Error(`languages/pages.ts does not say what ${file} says`);
  return page;
}

function textAt(words: Words, section: string, name: string): string {
  const sentence: Sentence | undefined = words[section]?.[name];
  if (typeof sentence !== 'string')
    throw new Error(`the page says ${section}.${name}: there is no such sentence`);
  const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return sentence.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

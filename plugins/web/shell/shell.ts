import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import type { Shell } from '../src/shell/version.ts';

/** The part of `src/shell/bodies.tsx` that the build calls. */
interface Shells {
  bodiesIn(languages: Record<string, string>): Record<string, string>;
}

/** Icons, manifest: for all pages. They stand here, not in the pages: Vite would give them other names. */
const HEAD = `<link rel="icon" href="/favicon.ico" sizes="32x32" />
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
    <link rel="manifest" href="/manifest.webmanifest" />`;

/**
 * Puts into each page what is seen of it before its script is there: the components themselves, as
 * HTML, and a script of a few lines that keeps what is done meanwhile.
 * @param sources the folder of the pages
 * @param config how everything here is compiled
 * @param build what names this build
 * @param languages names of those that the pages can be read in, by tag
 */
export async function shell(
  sources: string,
  config: InlineConfig,
  build: string,
  languages: Record<string, string>,
): Promise<Plugin> {
  const vite = await import('vite');
  const { module } = await vite.runnerImport<Shells>(join(sources, 'shell/bodies.tsx'), config);
  const bodies = module.bodiesIn(languages);
  const script = await bundled(join(sources, 'shell/before-script.ts'), config);
  return {
    name: 'shell',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path }) => {
        const body = bodies[basename(path, '.html')];
        // By functions: in a text, "$&" and its like would mean something.
        return html
          .replace('<html ', `<html data-build="${build}" `)
          .replace('<!-- head -->', () => HEAD)
          .replace('<!-- body -->', () =>
            html.includes('<script')
              ? `<div class="page">${body}</div><script>${script}</script>`
              : `${body}`,
          );
      },
    },
  };
}

/** A module with all that it imports, as one classic script. @param define what names in it stand for */
async function bundled(
  entry: string,
  config: InlineConfig,
  define: Record<string, unknown> = {},
): Promise<string> {
  const vite = await import('vite');
  const output = await vite.build({
    ...config,
    define,
    publicDir: false,
    build: { write: false, lib: { entry, formats: ['iife'], name: 'shell' }, minify: true },
  });
  const [bundle] = output as Extract<typeof output, unknown[]>;
  return bundle?.output[0].code.trim() ?? '';
}

/** Writes the service worker of the player's page. @param folder that of the built pages */
export async function buildWorker(
  sources: string,
  config: InlineConfig,
  build: string,
  folder: string,
): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const entry = join(sources, 'worker/service-worker.ts');
  const shell: Shell = { build, files: await filesOf(page, folder) };
  const script = await bundled(entry, config, { SHELL: shell });
  await writeFile(join(folder, 'service-worker.js'), script);
}

/** Paths of what a page loads, also later. Fonts of other scripts come when they are needed. */
async function filesOf(page: string, folder: string): Promise<string[]> {
  const named = (text: string) =>
    text.match(/(?:[\w-]+-[\w-]{8}\.(?:js|css)|rubik-latin-wght[\w.-]+)/g) ?? [];
  const files = new Set(named(page).map((name) => `/assets/${name}`));
  // A set gives what is added meanwhile, too.
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    for (const name of named(await readFile(join(folder, file), 'utf8')))
      if (existsSync(join(folder, 'assets', name))) files.add(`/assets/${name}`);
  }
  return [...files];
}

/**
 * A host's logo and colours, in the pages that others see. At the end of the body: what stands before it is
 * painted meanwhile, and where there is no look it is empty.
 */
const LOOK = '<link rel="stylesheet" href="/look.css" />';
const LOOKED = new Set(['index.html', 'screen.html']);

/**
 * Puts the style sheets of each page into the page: its first paint then waits for nothing else.
 * Files that no page names any more are deleted. A page must not later import styles that another
 * page names.
 */
export async function inlineStyles(folder: string): Promise<void> {
  const pages = (await readdir(folder)).filter((name) => name.endsWith('.html'));
  const done = new Set<string>();
  for (const page of pages) {
    const html = await readFile(join(folder, page), 'utf8');
    const styles: string[] = [];
    const rest = html.replace(
      /\s*<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g,
      (_, path: string) => {
        styles.push(path);
        return '';
      },
    );
    const css = await Promise.all(styles.map((path) => readFile(join(folder, path), 'utf8')));
    const style = `<style>${css.map((text) => text.trim()).join('\n')}</style>`;
    const styled = rest.replace('</title>', (end) => `${end}\n    ${style}`);
    await writeFile(
      join(folder, page),
      LOOKED.has(page) ? styled.replace('</body>', (end) => `  ${LOOK}\n  ${end}`) : styled,
    );
    for (const path of styles) done.add(path);
  }
  for (const path of done) await rm(join(folder, path));
  for (const name of await readdir(join(folder, 'assets'))) {
    if (!name.endsWith('.js')) continue;
    const file = join(folder, 'assets', name);
    await writeFile(file, withoutStyles(await readFile(file, 'utf8'), done));
  }
}

/**
 * A script whose `import()`s wait for these style sheets no more. Vite has a list of files in the script,
 * and hands each import the indexes of those that it needs.
 */
function withoutStyles(script: string, paths: ReadonlySet<string>): string {
  const [, list] = script.match(/__vite__mapDeps=.*?m\.f=(\[[^\]]*\])/) ?? [];
  if (!list) return script;
  const files = JSON.parse(list) as string[];
  return script.replace(/__vite__mapDeps\(\[([\d,]+)\]\)/g, (_, indexes: string) => {
    const needed = indexes.split(',').filter((index) => !paths.has(files[Number(index)] ?? ''));
    return `__vite__mapDeps([${needed}])`;
  });
}

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import type { InlineConfig } from 'vite';
import { type Catalogue, catalogues } from './languages/catalogue.ts';
import { composePages, namesOf } from './languages/compose.ts';
import { numbered } from './languages/numbered.ts';
import { leanSocketIo } from './lean-socket-io.ts';
import { precompress } from './precompress.ts';
import { buildWorker, inlineStyles, shell } from './shell/shell.ts';

const HERE = import.meta.dirname;
const SOURCES = join(HERE, 'src');
/** Pages import the first two: the rules of the wire, and how a client keeps to them, are said once. */
const SHARED = ['../../server/protocol', '../../client', 'words', 'languages'].map((folder) =>
  join(HERE, folder),
);
const LOCK_FILE = join(HERE, '../../package-lock.json');
const BUILT_WITH = [
  'vite',
  'preact',
  'preact-render-to-string',
  '@preact/signals',
  'socket.io-client',
  'qrcode',
  '@fontsource-variable/rubik',
];
const BUILD = ['build.ts', 'precompress.ts', 'shell/shell.ts', 'lean-socket-io.ts'].map((file) =>
  join(HERE, file),
);
const FONT_LICENCE = join(HERE, '../../node_modules/@fontsource-variable/rubik/LICENSE');
/**
 * Pages that share what they have in common. Players' page is built by itself: phones on slow networks load no
 * file, and no line of one, that is there for another page.
 */
const BUILDS = [
  ['index'],
  ['host', 'stage', 'screen', 'phone', 'reference', 'shared', 'summary', 'not-found'],
];

/**
 * Parts that only some games need have a folder of their own, and are known by their files' names.
 */
const EXTRAS = join(SOURCES, 'play/extras');
const fileNameOf = ({ facadeModuleId }: { facadeModuleId?: string | null }): string =>
  facadeModuleId?.startsWith(EXTRAS) ? 'assets/extra-[name]-[hash].js' : 'assets/[name]-[hash].js';

/** All that a page needs at once is one file: it compresses better, and is one request. */
const AT_ONCE = { codeSplitting: { groups: [{ name: 'index', tags: ['$initial' as const] }] } };

/** Where the built pages are. */
export const PAGES_FOLDER = join(HERE, 'dist');
const STAMP_FILE = join(PAGES_FOLDER, 'stamp.txt');

/** How the built pages compare with their sources. Without sources, what was built is current. */
export async function pagesNow(): Promise<'current' | 'out of date' | 'not built'> {
  const stamp = await readFile(STAMP_FILE, 'utf8').catch(() => undefined);
  if (stamp === undefined) return 'not built';
  if (!existsSync(SOURCES)) return 'current';
  return stamp === (await stampOf(SOURCES, LOCK_FILE)) ? 'current' : 'out of date';
}

/** Why the pages cannot be built here, and what helps; undefined where they can. */
export function whyNoBuild(): string | undefined {
  if (!existsSync(SOURCES)) return 'their sources are not here';
  try {
    // Not `import.meta.resolve`: Vitest, which also builds pages, has another one.
    createRequire(import.meta.url).resolve('vite/package.json');
    return undefined;
  } catch {
    return 'Vite, which builds them, is not installed (run "npm ci --include=dev")';
  }
}

/**
 * Builds the pages, unless they are already built from what is there now.
 * @returns whether it built them
 * @throws Error in one line when they cannot be built here
 */
export async function buildPages(): Promise<boolean> {
  if ((await pagesNow()) === 'current') return false;
  const reason = whyNoBuild();
  if (reason) throw new Error(`the web pages cannot be built: ${reason}.`);

  const stamp = await stampOf(SOURCES, LOCK_FILE);
  // Before anything is built: a sentence that is missing is found at once.
  const languages = await catalogues();
  const started = performance.now();
  // A build that dies half-way must not pass for a finished one: the stamp is written last.
  await rm(STAMP_FILE, { force: true });
  await asInProduction(() => build(stamp.slice(0, 12), languages));
  await composePages(PAGES_FOLDER, languages);
  await precompress(PAGES_FOLDER);
  await writeFile(STAMP_FILE, stamp);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`Built the web pages in ${seconds} s.`);
  return true;
}

/** @param name what pages and service worker know each other by @param languages English first */
async function build(name: string, languages: readonly Catalogue[]): Promise<void> {
  // Only here: when nothing is to be built, starting should not wait for Vite to load.
  const vite = await import('vite');
  const config: InlineConfig = {
    configFile: false,
    root: SOURCES,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  };
  for (const [at, pages] of BUILDS.entries()) {
    await vite.build({
      ...config,
      plugins: [
        numbered(languages[0]?.words ?? {}),
        await shell(SOURCES, config, name, namesOf(languages)),
        leanSocketIo(),
      ],
      build: {
        outDir: PAGES_FOLDER,
        emptyOutDir: at === 0,
        sourcemap: false,
        reportCompressedSize: false,
        // All browsers that run the pages know it.
        modulePreload: { polyfill: false },
        // The pages' policy takes fonts from this server only, not from the style sheet itself.
        assetsInlineLimit: 0,
        rolldownOptions: {
          // On a slow machine it warns that our own plugins take most of the few seconds.
          checks: { bundlerTimings: false },
          input: pages.map((page) => join(SOURCES, `${page}.html`)),
          output: { chunkFileNames: fileNameOf, ...(pages.length === 1 && AT_ONCE) },
        },
      },
    });
  }
  await inlineStyles(PAGES_FOLDER);
  await buildWorker(SOURCES, config, name, PAGES_FOLDER);
  // The font's licence goes wherever the font goes.
  await cp(FONT_LICENCE, join(PAGES_FOLDER, 'assets/rubik-licence.txt'));
}

/** Vite goes by NODE_ENV: a test that builds pages would leave slower ones behind for everybody. */
async function asInProduction(work: () => Promise<void>): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await work();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

/**
 * A hash of all that the built pages depend on: the sources, the files that build them, and the installed versions
 * of what is bundled with them.
 */
export async function stampOf(sources: string, lockFile: string): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of [sources, ...SHARED]) {
    for (const file of await filesIn(folder)) {
      hash.update(`${relative(folder, file)}\0`).update(await readFile(file));
    }
  }
  for (const file of BUILD) hash.update(await readFile(file));
  const lock = JSON.parse(await readFile(lockFile, 'utf8')) as {
    packages: Record<string, { version?: string }>;
  };
  for (const name of BUILT_WITH) {
    hash.update(`${name}@${lock.packages[`node_modules/${name}`]?.version}\0`);
  }
  return hash.digest('hex');
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (import.meta.main) {
  await buildPages().catch(({ message }: Error) => {
    process.stderr.write(`qrush: ${message}\n`);
    process.exitCode = 1;
  });
}

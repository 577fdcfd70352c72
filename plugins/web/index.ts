import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import serveFiles from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { definePlugin, type RouteAbout, z } from '../../server/plugin.ts';
import { PAGES_FOLDER } from './build.ts';
import { SOURCE } from './languages/catalogue.ts';
import { chosenLanguage } from './languages/choose.ts';
import { languagesOf } from './languages/offered.ts';
import { gamePage, plainPage, stillPolicy } from './policy.ts';
import { serveRootFiles, serveWorker } from './root-files.ts';

const YEAR = 365 * 24 * 3600;

/** Where the desk shows a page of its own: what it does there is up to its router. */
const DESK = [
  '/host',
  '/host/import',
  '/host/games',
  '/host/games/:id',
  '/host/games/:id/compare/:other',
  '/host/look',
  '/host/quiz/:id',
  '/host/quiz/:id/play',
];

/** A page in English: what it may do is the same in all languages. */
const fileOf = (page: string) => join(PAGES_FOLDER, SOURCE, `${page}.html`);

/**
 * The web pages: `/` to join and play, `/host` for the host, `/host/game` for the big screen, `/phone` to play by simulated WhatsApp,
 * `/api/docs` to read about the API.
 */
export default definePlugin({
  name: 'web',
  config: z.object({
    /** Whether browsers keep the player's page, so that it opens without a connection. */
    serviceWorker: z.boolean().default(true),
  }),
  async setup({ http, config, notFoundPage }) {
    const notFound = await everyLanguage('not-found').catch(() => {
      throw new Error('the pages are not built: run "npm run build"');
    });
    await http.register(serveFiles, {
      root: join(PAGES_FOLDER, 'assets'),
      prefix: '/assets/',
      // Their names carry a hash of their content.
      maxAge: YEAR * 1000,
      immutable: true,
      index: false,
      // Pages, too: sendFile goes by these options.
      preCompressed: true,
    });

    const page = (name: string) => {
      const offered = languagesOf(name);
      return (request: FastifyRequest, reply: FastifyReply) => {
        const language = languageFor(request, offered);
        if (offered.length > 1) reply.header('vary', 'accept-language, cookie');
        return reply
          .header('cache-control', 'no-cache')
          .header('content-language', language)
          .sendFile(`${language}/${name}.html`, PAGES_FOLDER, { cacheControl: false });
      };
    };
    const play = gamePage(fileOf('index'));
    http.get('/', described('The page to join and play', play), page('index'));
    // A link to a game can be as short as its PIN.
    http.get('/:pin(^\\d{6}$)', described('The same, for one game', play), page('index'));
    const host = described("The host's desk: quizzes and games", gamePage(fileOf('host')));
    for (const path of DESK) http.get(path, host, page('host'));
    const stage = described('The big screen of a game', gamePage(fileOf('stage')));
    http.get('/host/game', stage, page('stage'));
    const screen = described(
      'The big screen of a game, for an audience',
      gamePage(fileOf('screen')),
    );
    http.get('/screen', screen, page('screen'));
    const shared = described(
      "A game's report, for those who have a link",
      plainPage(fileOf('shared')),
    );
    http.get('/shared', shared, page('shared'));
    const summary = described('How a player did', plainPage(fileOf('summary')));
    http.get('/summary', summary, page('summary'));
    const docs = described('This document for people', plainPage(fileOf('reference')));
    http.get('/api/docs', docs, page('reference'));
    // Where the bridge has a simulator, it has phones.
    const hasPhones = http.hasRoute({ method: 'GET', url: '/phone/api/info' });
    if (hasPhones) {
      const phones = described('Phones with simulated WhatsApp', gamePage(fileOf('phone')));
      http.get('/phone', phones, page('phone'));
    }
    serveRootFiles(http);
    if (config.serviceWorker) serveWorker(http);
    notFoundPage.set((request, reply) => {
      const language = languageFor(request, [...notFound.keys()]);
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-language', language)
        .header('content-security-policy', stillPolicy(fileOf('not-found')))
        .send(notFound.get(language));
    });
  },
});

/** The language of a page for somebody. @param offered those in which there is the page */
function languageFor({ query, headers }: FastifyRequest, offered: readonly string[]): string {
  const { lang: link } = query as { lang?: unknown };
  const { cookie, 'accept-language': accepted } = headers;
  return chosenLanguage({ link, cookie, accepted }, offered) ?? SOURCE;
}

/** A page in each of its languages. @throws when it was not built */
async function everyLanguage(page: string): Promise<ReadonlyMap<string, Buffer>> {
  await readFile(fileOf(page));
  const file = (tag: string) => join(PAGES_FOLDER, tag, `${page}.html`);
  return new Map(
    await Promise.all(
      languagesOf(page).map(async (tag) => [tag, await readFile(file(tag))] as const),
    ),
  );
}

/** A page's options, with what the API's document says of it. */
const described = (summary: string, page: object) => ({
  ...page,
  config: {
    about: { summary, tag: 'Pages', access: 'anybody', answer: ['text/html'] } satisfies RouteAbout,
  },
});

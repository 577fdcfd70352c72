import { access } from 'node:fs/promises';
import { join } from 'node:path';
import serveFiles from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { definePlugin, type RouteAbout } from '../../server/plugin.ts';
import { PAGES_FOLDER } from './build.ts';

// Pages take nothing from elsewhere, but a question's picture may be on any https server.
const PAGE = {
  helmet: {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'https:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  },
};

/** The API's reference shows nothing of anybody's, and asks this server for one document. */
const REFERENCE = {
  helmet: {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  },
};

/** A page's options, with what the API's document says of it. */
const described = (summary: string, page: object = PAGE) => ({
  ...page,
  config: {
    about: { summary, tag: 'Pages', access: 'anybody', answer: ['text/html'] } satisfies RouteAbout,
  },
});

const YEAR = 365 * 24 * 3600;

/**
 * The web pages: `/` to join and play, `/host` for the host, `/phone` to play by simulated WhatsApp,
 * `/api/docs` to read about the API.
 */
export default definePlugin({
  name: 'web',
  async setup({ http }) {
    await requireBuild();
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

    const page = (name: string) => (_request: FastifyRequest, reply: FastifyReply) =>
      reply
        .header('cache-control', 'no-cache')
        .sendFile(`${name}.html`, PAGES_FOLDER, { cacheControl: false });
    http.get('/', described('The page to join and play'), page('index'));
    // A link to a game can be as short as its PIN.
    http.get('/:pin(^\\d{6}$)', described('The same, for one game'), page('index'));
    http.get('/host', described('The page of the host'), page('host'));
    http.get('/api/docs', described('This document for people', REFERENCE), page('reference'));
    // Where the bridge has a simulator, it has phones.
    const hasPhones = http.hasRoute({ method: 'GET', url: '/phone/api/info' });
    if (hasPhones) {
      http.get('/phone', described('Phones with simulated WhatsApp'), page('phone'));
    }
  },
});

async function requireBuild(): Promise<void> {
  try {
    await access(join(PAGES_FOLDER, 'index.html'));
  } catch {
    throw new Error('the pages are not built: run "npm run build"');
  }
}

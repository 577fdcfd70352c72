import type { FastifyInstance } from 'fastify';
import type { RouteAbout } from '../../server/plugin.ts';
import { PAGES_FOLDER } from './build.ts';
import { workerPolicy } from './policy.ts';

/** ms: their names stay the same when their content changes. */
const DAY = 24 * 3600 * 1000;

/** Files that browsers look for below `/`, with what they are and what each is for. */
const FILES = {
  'favicon.ico': ['image/vnd.microsoft.icon', 'The icon, for browsers that take no SVG'],
  'icon.svg': ['image/svg+xml', 'The icon'],
  'apple-touch-icon.png': ['image/png', 'The icon on the home screen of an iPhone'],
  'icon-192.png': ['image/png', 'The icon of the installed page'],
  'icon-512.png': ['image/png', 'The same, larger'],
  'icon-maskable-512.png': ['image/png', 'The same, with an edge that may be cut off'],
  'manifest.webmanifest': ['application/manifest+json', 'What makes the page one to install'],
  'robots.txt': ['text/plain', 'What search engines may list: the page to join, no game'],
} as const;

/** Serves them. @param http has `sendFile` */
export function serveRootFiles(http: FastifyInstance): void {
  for (const [name, [type, summary]] of Object.entries(FILES)) {
    const about: RouteAbout = { summary, tag: 'Pages', access: 'anybody', answer: [type] };
    http.get(`/${name}`, { config: { about } }, (_request, reply) =>
      reply.type(type).sendFile(name, PAGES_FOLDER, { maxAge: DAY, immutable: false }),
    );
  }
}

/** Serves what keeps the player's page for when there is no connection. @param http has `sendFile` */
export function serveWorker(http: FastifyInstance): void {
  const about: RouteAbout = {
    summary: "The service worker: keeps the player's page for when there is no connection",
    tag: 'Pages',
    access: 'anybody',
    answer: ['text/javascript'],
  };
  http.get('/service-worker.js', { ...workerPolicy(), config: { about } }, (_request, reply) =>
    reply
      .header('cache-control', 'no-cache')
      .sendFile('service-worker.js', PAGES_FOLDER, { cacheControl: false }),
  );
}

import { access } from 'node:fs/promises';
import { join } from 'node:path';
import serveFiles from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { definePlugin } from '../../server/plugin.ts';
import { PAGES_FOLDER } from './build.ts';

// Pages take nothing from elsewhere, but a question's picture may be on any https server.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const YEAR = 365 * 24 * 3600;

/** The web pages: `/` to join and play, `/host` for the host, `/phone` to play by simulated WhatsApp. */
export default definePlugin({
  name: 'web',
  async setup({ http, settings }) {
    await requireBuild();

    http.addHook('onSend', async (_request, reply) => {
      reply.headers({
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      });
    });
    await http.register(serveFiles, {
      root: join(PAGES_FOLDER, 'assets'),
      prefix: '/assets/',
      // Their names carry a hash of their content.
      maxAge: YEAR * 1000,
      immutable: true,
      index: false,
    });

    const page = (name: string) => (_request: FastifyRequest, reply: FastifyReply) =>
      reply
        .header('cache-control', 'no-cache')
        .sendFile(`${name}.html`, PAGES_FOLDER, { cacheControl: false });
    http.get('/', page('index'));
    // A link to a game can be as short as its PIN.
    http.get('/:pin(^\\d{6}$)', page('index'));
    http.get('/host', page('host'));
    // Where the bridge has a simulator, it has phones.
    const simulated = !settings.whatsappToken && !settings.redisUrl;
    if (simulated) http.get('/phone', page('phone'));
  },
});

async function requireBuild(): Promise<void> {
  try {
    await access(join(PAGES_FOLDER, 'index.html'));
  } catch {
    throw new Error('the pages are not built: run "npm run build"');
  }
}

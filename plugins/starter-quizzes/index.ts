import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import serveFiles from '@fastify/static';
import { definePlugin } from '../../server/plugin.ts';

/** In the order in which hosts see them. */
const QUIZZES = [
  'world-in-twelve',
  'picture-round',
  'say-it-yourself',
  'by-the-numbers',
  'quick-classroom',
  'pairs-and-places',
];

const FOLDER = join(import.meta.dirname, 'quizzes');
const PICTURES = join(import.meta.dirname, 'pictures');

/** Quizzes to begin with: a fresh server has something to play. */
export default definePlugin({
  name: 'starter-quizzes',
  async setup({ http, quizzes }) {
    await http.register(serveFiles, {
      root: PICTURES,
      prefix: '/media/starter/',
      allowedPath: (path) => path.endsWith('.png'),
      decorateReply: false,
      index: false,
      maxAge: '1d',
      // Apps and pages of ORIGINS show them, too.
      setHeaders: (reply) => reply.header('cross-origin-resource-policy', 'cross-origin'),
    });
    for (const slug of QUIZZES) {
      const quiz: unknown = JSON.parse(await readFile(join(FOLDER, `${slug}.json`), 'utf8'));
      // One slug, one quiz: the next start adds nothing.
      await quizzes.add(quiz, `starter/${slug}`);
    }
  },
});

import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import serveFiles from '@fastify/static';
import { definePlugin } from '../../server/plugin.ts';

const QUIZZES = join(import.meta.dirname, 'quizzes');
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
    });
    for (const file of (await readdir(QUIZZES)).sort()) {
      const quiz: unknown = JSON.parse(await readFile(join(QUIZZES, file), 'utf8'));
      // One slug, one quiz: the next start adds nothing.
      await quizzes.add(quiz, `starter/${parse(file).name}`);
    }
  },
});

import { join } from 'node:path';
import serveFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the page /phone. @param folder where the web pages were built */
export const phonePage = (folder: string) => async (http: FastifyInstance) => {
  await http.register(serveFiles, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
  });
  http.get('/phone', (_request, reply) => reply.sendFile('en/phone.html', folder));
};

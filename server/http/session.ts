import type { FastifyInstance } from 'fastify';
import { QRushError } from '../protocol/errors.ts';
import { type SignedOut, type SignInState, signIn } from '../protocol/sign-in.ts';
import type { SecuredSettings } from '../secrets.ts';
import { equal } from '../tokens.ts';
import { isAdmin, isOpen, refuseOtherPages, requireManager } from './access.ts';
import { read } from './reading.ts';
import type { SignIns } from './sign-ins.ts';

/** `/api/session`: a browser is asked for the ADMIN_TOKEN once. */
export function sessionRoutes(
  http: FastifyInstance,
  { settings, signIns }: { settings: SecuredSettings; signIns: SignIns },
): void {
  http.get('/api/session', async (request) => {
    return {
      needed: !isOpen(settings, request),
      signedIn: isAdmin(settings, request),
    } satisfies SignInState;
  });

  http.post('/api/session', async (request, reply) => {
    refuseOtherPages(settings, request);
    const { token } = read(signIn, request.body);
    if (!equal(token, settings.adminToken)) {
      request.log.warn({ from: request.ip }, 'a wrong admin token');
      throw new QRushError('UNAUTHORIZED');
    }
    await signIns.open(request, reply);
    return reply.code(204).send();
  });

  http.delete('/api/session', async (request, reply) => {
    refuseOtherPages(settings, request);
    await signIns.close(request, reply);
    return reply.code(204).send();
  });

  http.delete('/api/sessions', async (request) => {
    requireManager(settings, request);
    return { sessions: await signIns.closeAll() } satisfies SignedOut;
  });
}

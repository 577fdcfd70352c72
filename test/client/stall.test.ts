/** A server that stands still for three seconds: nobody should come running. `npm run bench:stall` has more. */
import { expect, it } from 'vitest';
import { gatherSdk } from '../../benchmarks/stall/crowd.ts';
import { hostGame } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { ServerProcess } from '../support/server-process.ts';

const CLIENTS = 100;

it('every answer arrives, and under 5 % open another connection', async () => {
  await using server = new ServerProcess([], { PORT: '0', DATA_DIR: 'memory://' });
  const url = await server.url();
  using host = await hostGame(url, singles(1, { limit: 600 }));
  const crowd = await gatherSdk(url, host.pin, 'Player', CLIENTS);
  const answering = crowd.answer(500, (acks) => {
    if (acks !== 10) return;
    server.child.kill('SIGSTOP');
    setTimeout(() => server.child.kill('SIGCONT'), 3000);
  });
  await host.command('start');
  const { received, reconnects } = await answering;
  expect(received).toBe(CLIENTS);
  expect(reconnects).toBeLessThan(0.05 * CLIENTS);
  crowd.leave();
});

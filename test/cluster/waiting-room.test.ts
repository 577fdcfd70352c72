/** A player who waits for the host is not lost with the process at which they asked. */
import { expect, it } from 'vitest';
import { connectPlayer, granted, hostGame, refused } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { startServerPair } from '../support/server-pair.ts';

it('the host still sees who asked at a process that was killed, and lets them in at another', async () => {
  await using pair = await startServerPair({
    UNLIMITED_ADDRESSES: '127.0.0.1',
    ADMIN_TOKEN: TOKEN,
  });
  const [one, other] = pair.urls;
  const admin = { authorization: `Bearer ${TOKEN}` };
  using host = await hostGame(one, singles(1), {}, admin);
  const request = { pin: host.pin, nickname: 'Hooker', device: 'phone' };
  const before = connectPlayer(other);
  expect(refused(await before.emitWithAck('join', request))).toBe('WAITING_FOR_HOST');
  const [waiting] = await host.inbox.next('waiting', ({ length }) => length === 1);
  const cutOff = new Promise((resolve) => before.once('disconnect', resolve));
  await pair.servers[1].stop('SIGKILL');
  await cutOff;

  const { state } = granted(await host.socket.emitWithAck('sync', {}));
  expect(state.waiting).toEqual([waiting]);
  granted(await host.socket.emitWithAck('admit', { id: waiting?.id ?? '', yes: true }));
  const after = connectPlayer(one);
  expect(granted(await after.emitWithAck('join', request)).player.nickname).toBe('Hooker');
  after.disconnect();
});

const TOKEN = 'the admin token of this test, long enough';

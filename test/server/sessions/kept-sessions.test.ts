/** Sessions in a journal, while one process follows the other. */
import { expect, it } from 'vitest';
import { keepSessions } from '../../../server/sessions/kept-sessions.ts';
import { sessionContract } from '../../contract/session-contract.ts';
import { KeptHere } from '../../support/kept.ts';

sessionContract('sessions in a journal', async () => {
  const kept = await KeptHere.open(keepSessions);
  return {
    clients: [kept.client(false), kept.client(true)],
    close: () => kept[Symbol.asyncDispose](),
  };
});

it('are after a checkpoint what they were', async () => {
  await using kept = await KeptHere.open(keepSessions);
  const { live } = kept;
  const known = (nickname: string) => ({ nickname, names: [nickname], device: 'phone' });
  await live.ban('game', 'a', known('ana'));
  await live.ban('game', 'b', known('ben'));
  await live.ban('game', 'c');
  await live.rotateHost('game');
  const asked = { id: 'r', name: 'Ria', why: 'returns', channel: 'web', asksAgain: true } as const;
  await live.waiting.ask('game', { ...asked, from: '::1' });
  await live.waiting.decide('game', 'r', false);
  await live.waiting.ask('game', { ...asked, id: 's' });
  const look = async () => ({
    banned: await kept.live.banned('game'),
    barred: await kept.live.isBarred('game', { names: ['ana'] }),
    edition: await kept.live.hostEdition('game'),
    waiting: (await kept.live.waiting.list('game')).map(({ id }) => id),
  });
  const before = await look();
  await kept.journal.checkpoint();
  await kept.restart();
  expect(await look()).toEqual(before);
  expect(before).toMatchObject({ barred: true, edition: 1, waiting: ['r', 's'] });
  expect(await kept.live.waiting.ask('game', { ...asked, from: '::1' })).toEqual({ status: 'no' });
});

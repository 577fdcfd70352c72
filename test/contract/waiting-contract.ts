import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Sessions } from '../../server/sessions/contract.ts';
import {
  MOST_FROM,
  MOST_REFUSED,
  MOST_WAITING,
  type Request,
  type WaitingRoom,
} from '../../server/sessions/waiting/contract.ts';

const request = (id: string, more: Partial<Request> = {}): Request => ({
  id,
  name: `Name ${id}`,
  why: 'approval',
  channel: 'web',
  asksAgain: true,
  ...more,
});

/** The promises of server/sessions/waiting/contract.ts, as tests. */
export function waitingContract(sessions: () => [Sessions, Sessions]): void {
  const rooms = (): [WaitingRoom, WaitingRoom, game: string] => {
    const [one, other] = sessions();
    return [one.waiting, other.waiting, randomUUID()];
  };

  it('let somebody wait for the host of one game, at once for all processes', async () => {
    const [one, other, game] = rooms();
    expect(await one.list(game)).toEqual([]);
    expect(await one.ask(game, request('a'))).toEqual({
      status: 'waiting',
      isNew: true,
      waiting: 1,
    });
    const chat = request('b', { channel: 'chat', address: '7', asksAgain: false, from: 'net' });
    expect(await other.ask(game, chat)).toEqual({ status: 'waiting', isNew: true, waiting: 2 });
    expect(await other.ask(game, request('a'))).toMatchObject({ isNew: false, waiting: 2 });
    const times = { askedAt: expect.any(Number), seenAt: expect.any(Number) };
    expect(await one.list(game)).toEqual([
      { ...request('a'), ...times },
      { ...chat, ...times },
    ]);
    expect(await one.list(randomUUID())).toEqual([]);
    expect(await one.decide(randomUUID(), 'a', true)).toBeUndefined();
  });

  it('keep a request until it is removed, and the answer beyond', async () => {
    const [one, other, game] = rooms();
    for (const id of ['a', 'b']) await one.ask(game, request(id));
    expect(await other.decide(game, 'a', true)).toMatchObject(request('a'));
    expect(await one.ask(game, request('a'))).toEqual({ status: 'yes' });
    expect(await one.list(game)).toHaveLength(2);
    expect(await one.remove(game, 'a')).toBe(true);
    expect(await other.remove(game, 'a')).toBe(false);
    expect(await one.list(game)).toMatchObject([{ id: 'b' }]);
    expect(await one.ask(game, request('a'))).toEqual({ status: 'yes' });
    expect(await other.decide(game, 'a', false)).toBeUndefined();
    await one.decide(game, 'b', false);
    expect(await other.ask(game, request('b'))).toEqual({ status: 'no' });
  });

  it('have room for so many, and for so many of an address', async () => {
    const [one, other, game] = rooms();
    const back = (id: string, from = 'net') => one.ask(game, request(id, { why: 'returns', from }));
    for (let at = 0; at < MOST_FROM.returns; at++)
      expect(await back(`r${at}`)).toMatchObject({ isNew: true });
    expect(await back('more')).toEqual({ status: 'full' });
    expect(await back('r0')).toMatchObject({ isNew: false });
    expect(await back('s', 'other net')).toMatchObject({ isNew: true });
    // Names are counted apart, and what comes from nowhere is not counted.
    const ids = Array.from({ length: MOST_WAITING - MOST_FROM.returns - 1 }, (_, at) => `n${at}`);
    await Promise.all(ids.map((id) => other.ask(game, request(id))));
    expect(await one.list(game)).toHaveLength(MOST_WAITING);
    expect(await one.ask(game, request('last'))).toEqual({ status: 'full' });
    await one.remove(game, 'n0');
    expect(await one.ask(game, request('last'))).toMatchObject({ isNew: true });
    for (let at = 0; at < MOST_REFUSED; at++) {
      await other.decide(game, `r${at}`, false);
      await other.remove(game, `r${at}`);
    }
    expect(await back('again')).toEqual({ status: 'full' });
    expect(await back('t', 'other net')).toMatchObject({ isNew: true });
  });
}

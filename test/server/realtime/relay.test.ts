import { EventEmitter } from 'node:events';
import type { Namespace } from 'socket.io';
import { expect, it } from 'vitest';
import { clusterRelay, type RelayedMessage } from '../../../server/realtime/relay.ts';

const message = (gameId: string, version: number): RelayedMessage => ({
  type: 'shared',
  gameId,
  name: 'beat',
  payload: { version },
});

/** Processes of one cluster, each with the games it has players of. */
function cluster(...games: string[][]) {
  const namespaces = games.map(() => new EventEmitter());
  return games.map((own, at) => {
    const handled: RelayedMessage[] = [];
    const failed: unknown[] = [];
    const serverSideEmit = (...args: [string, ...unknown[]]) => {
      for (const [other, namespace] of namespaces.entries()) {
        if (other !== at) namespace.emit(...args);
      }
    };
    const relay = clusterRelay(
      Object.assign(namespaces[at] ?? new EventEmitter(), {
        serverSideEmit,
      }) as unknown as Namespace,
      (gameId) => own.includes(gameId),
      (relayed) => void handled.push(relayed),
      (error) => failed.push(error),
    );
    return { relay, handled, failed };
  });
}

it('a process handles what is for games of its own, in order, whoever sends it', async () => {
  const [one, two] = cluster(['a'], ['a', 'b']);
  const sent = [message('a', 1), message('b', 2), message('c', 3), message('a', 4)];
  for (const each of sent) await one?.relay.send(each);
  await two?.relay.send(message('a', 5));
  expect(one?.handled).toEqual([sent[0], sent[3], message('a', 5)]);
  expect(two?.handled).toEqual([sent[0], sent[1], sent[3], message('a', 5)]);
  expect([one?.failed, two?.failed]).toEqual([[], []]);
});

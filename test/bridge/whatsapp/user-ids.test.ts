import { expect, it } from 'vitest';
import { identifyWith } from '../../../bridge/whatsapp/identity.ts';
import type { InboundMessage } from '../../../bridge/whatsapp/inbound.ts';
import { UserIds } from '../../../bridge/whatsapp/user-ids.ts';
import { keyedFor } from '../../../server/own-key.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';

const message = (userId: string, address = userId): InboundMessage => ({
  id: 'm',
  number: 'P1',
  sender: { userId, address },
  content: { type: 'text', text: 'A' },
});
const known = async (ids: UserIds, userId: string, address?: string) =>
  (await ids.settle(message(userId, address))).sender;

function userIds() {
  const keys: string[] = [];
  const space = createMemoryStore().space('whatsapp');
  const set: typeof space.set = async (key, ...rest) => {
    keys.push(key);
    return space.set(key, ...rest);
  };
  return {
    ids: new UserIds({ ...space, set }, identifyWith(keyedFor('secret', 'whatsapp'))),
    keys,
  };
}

it('leaves a user with the first id, however often it changes', async () => {
  const { ids } = userIds();
  expect(await known(ids, 'BR.1')).toMatchObject({ userId: 'BR.1' });
  await ids.move({ userId: 'BR.2', previous: 'BR.1' });
  await ids.move({ userId: 'BR.3', previous: 'BR.2', phone: '5511' });
  for (const id of ['BR.1', 'BR.2', 'BR.3']) {
    expect(await known(ids, id, '5599')).toEqual({ userId: 'BR.1', address: '5599' });
  }
  expect(await known(ids, 'BR.4')).toMatchObject({ userId: 'BR.4' });
});

it('finds by the phone number who has another id, when nothing else is told', async () => {
  const { ids, keys } = userIds();
  await known(ids, 'BR.1', '5511999990000');
  await ids.move({ userId: 'BR.2', phone: '5511999990000' });
  await ids.move({ userId: 'BR.9', phone: '5522' });
  await ids.move({ userId: 'BR.8' });
  expect(await known(ids, 'BR.2', '5511999990000')).toMatchObject({ userId: 'BR.1' });
  expect(await known(ids, 'BR.9', '5522')).toMatchObject({ userId: 'BR.9' });
  expect(keys.join()).not.toMatch(/5511999990000|BR\./);
});

it('follows a number that changes when no id is told, before or after', async () => {
  const { ids } = userIds();
  await known(ids, '5511');
  await ids.move({ phone: '5511', newPhone: '5522' });
  expect(await known(ids, '5522')).toEqual({ userId: '5511', address: '5522' });
  await known(ids, 'BR.1', '5533');
  await ids.move({ phone: '5533', newPhone: '5544' });
  expect(await known(ids, 'BR.2', '5544')).toEqual({ userId: 'BR.1', address: '5544' });
  expect(await known(ids, 'BR.2', '5544')).toEqual({ userId: 'BR.1', address: '5544' });
});

it('knows a user whose id appears in mid-game by the number', async () => {
  const { ids } = userIds();
  await known(ids, '5511');
  expect(await known(ids, 'US.ENT.1', '5511')).toEqual({ userId: '5511', address: '5511' });
  expect(await known(ids, 'US.ENT.1')).toEqual({ userId: '5511', address: 'US.ENT.1' });
});

it('takes nobody for whoever had the number before', async () => {
  const { ids } = userIds();
  await known(ids, 'BR.1', '5511');
  expect(await known(ids, 'BR.2', '5511')).toEqual({ userId: 'BR.2', address: '5511' });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LISTED, MOST_BANNED, type Sessions } from '../../server/sessions/contract.ts';
import { waitingContract } from './waiting-contract.ts';

/** Sessions under test, as two processes see them. */
export interface SessionsUnderTest {
  clients: [Sessions, Sessions];
  close(): Promise<void>;
}

/** The promises of server/sessions/contract.ts, as tests. */
export function sessionContract(name: string, open: () => Promise<SessionsUnderTest>): void {
  describe(name, () => {
    let opened: SessionsUnderTest;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());

    waitingContract(() => opened.clients);

    it('ban a player of one game, at once for all processes', async () => {
      const [one, other] = opened.clients;
      const [game, elsewhere] = [randomUUID(), randomUUID()];
      expect(await one.isBanned(game, 'a')).toBe(false);
      await one.ban(game, 'a');
      await other.ban(game, 'a');
      expect(await other.isBanned(game, 'a')).toBe(true);
      expect(await other.isBanned(game, 'b')).toBe(false);
      expect(await other.isBanned(elsewhere, 'a')).toBe(false);
    });

    it('keep out a name and a device with a player, until that is forgotten', async () => {
      const [one, other] = opened.clients;
      const game = randomUUID();
      const barred = (newcomer: { names: string[]; device?: string }) =>
        other.isBarred(game, newcomer);
      const known = { nickname: 'Ian', names: ['ian', 'lan'], device: 'phone' };
      expect(await one.banned(game)).toEqual([]);
      await one.ban(game, 'a', known);
      expect(await barred({ names: ['lan'] })).toBe(true);
      expect(await barred({ names: ['jan'], device: 'phone' })).toBe(true);
      // A name is no device, and the other way round.
      expect(await barred({ names: ['phone'], device: 'ian' })).toBe(false);
      expect(await one.isBarred(randomUUID(), known)).toBe(false);
      await other.ban(game, 'b', { nickname: 'Ben', names: ['ben'], device: 'phone' });
      expect(await one.banned(game)).toEqual([
        { id: 'a', nickname: 'Ian' },
        { id: 'b', nickname: 'Ben' },
      ]);
      await one.unban(game, 'a');
      await one.unban(game, 'nobody');
      expect(await other.isBanned(game, 'a')).toBe(false);
      expect(await barred({ names: ['ian'] })).toBe(false);
      expect(await barred({ names: ['ian'], device: 'phone' })).toBe(true);
      expect(await other.banned(game)).toEqual([{ id: 'b', nickname: 'Ben' }]);
    });

    it('forget the ban that is longest ago, past their number', async () => {
      const [one, other] = opened.clients;
      const game = randomUUID();
      for (let index = 0; index <= MOST_BANNED; index++) {
        const known = { nickname: `Bot ${index}`, names: [`bot ${index}`] };
        await one.ban(game, String(index), known);
      }
      expect(await other.isBanned(game, '0')).toBe(false);
      expect(await other.isBarred(game, { names: ['bot 0'] })).toBe(false);
      expect(await other.isBarred(game, { names: ['bot 1'] })).toBe(true);
      const listed = await other.banned(game);
      expect(listed.length).toBe(LISTED);
      expect(listed.at(-1)).toEqual({ id: String(MOST_BANNED), nickname: `Bot ${MOST_BANNED}` });
    });

    it('number host tokens from 0, however many rotate at once', async () => {
      const [one, other] = opened.clients;
      const game = randomUUID();
      expect(await one.hostEdition(game)).toBe(0);
      const editions = await Promise.all([one, other, one].map((each) => each.rotateHost(game)));
      expect(editions.sort()).toEqual([1, 2, 3]);
      expect(await other.hostEdition(game)).toBe(3);
      expect(await other.hostEdition(randomUUID())).toBe(0);
    });

    it('keep bans and host tokens apart, whatever a player is called', async () => {
      const [one] = opened.clients;
      const game = randomUUID();
      await one.ban(game, 'host');
      expect(await one.hostEdition(game)).toBe(0);
      await one.rotateHost(game);
      expect(await one.isBanned(game, '')).toBe(false);
    });

    it('forget a game, and no other', async () => {
      const [one, other] = opened.clients;
      const [game, another] = [randomUUID(), randomUUID()];
      for (const each of [game, another])
        await one.ban(each, 'ana', { nickname: 'Ana', names: ['ana'] });
      await other.forget(game);
      expect(await one.banned(game)).toEqual([]);
      expect(await one.isBarred(game, { names: ['ana'] })).toBe(false);
      expect(await one.isBanned(another, 'ana')).toBe(true);
    });
  });
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sessions } from '../../server/sessions/contract.ts';

/** Sessions under test, as two processes see them. */
export interface SessionsUnderTest {
  clients: [Sessions, Sessions];
  close(): Promise<void>;
}

/** What server/sessions/contract.ts promises, as tests. */
export function sessionContract(name: string, open: () => Promise<SessionsUnderTest>): void {
  describe(name, () => {
    let opened: SessionsUnderTest;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());

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
  });
}

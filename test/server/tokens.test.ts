import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tokens } from '../../server/tokens.ts';

const id = fc.base64String({ minLength: 4 }).map((text) => text.replace(/[^A-Za-z0-9_-]/g, 'x'));

describe('tokens', () => {
  const tokens = new Tokens('s'.repeat(32));

  it('lead back to the player they were issued to', () => {
    fc.assert(
      fc.property(id, id, (game, player) => {
        expect(tokens.readPlayer(game, tokens.player(game, player))).toBe(player);
        expect(tokens.isHost(game, tokens.host(game))).toBe(true);
      }),
    );
  });

  it('are good for one game and one role', () => {
    fc.assert(
      fc.property(id, id, id, (game, other, player) => {
        fc.pre(game !== other);
        expect(tokens.readPlayer(other, tokens.player(game, player))).toBeUndefined();
        expect(tokens.isHost(other, tokens.host(game))).toBe(false);
        expect(tokens.isScreen(game, tokens.screen(game, 1), 1)).toBe(true);
        for (const [id, edition] of [[other, 1] as const, [game, 0] as const])
          expect(tokens.isScreen(id, tokens.screen(game, 1), edition)).toBe(false);
        expect(tokens.isHost(game, tokens.screen(game))).toBe(false);
        expect(tokens.isScreen(game, tokens.host(game))).toBe(false);
        expect(tokens.isHost(game, tokens.player(game, player))).toBe(false);
        expect(tokens.readPlayer(game, tokens.host(game))).toBeUndefined();
      }),
    );
  });

  it('of the secret from before are good while both are named, and no longer', () => {
    const [before, after] = ['b'.repeat(32), 'a'.repeat(32)];
    const [old, both, fresh] = [new Tokens(before), new Tokens(after, before), new Tokens(after)];
    const [player, host] = [old.player('game', 'ana'), old.host('game', 2)];
    expect(both.readPlayer('game', player)).toBe('ana');
    expect(both.isHost('game', host, 2)).toBe(true);
    expect(fresh.readPlayer('game', player)).toBeUndefined();
    expect(fresh.isHost('game', host, 2)).toBe(false);
    expect(both.player('game', 'ana')).toBe(fresh.player('game', 'ana'));
    expect(old.isHost('game', both.host('game'))).toBe(false);
  });

  it('cannot be made without the secret, nor changed', () => {
    const forger = new Tokens('t'.repeat(32));
    fc.assert(
      fc.property(id, id, id, fc.string(), (game, player, victim, noise) => {
        fc.pre(player !== victim);
        const changed = tokens.player(game, player).replace(player, victim);
        expect(tokens.readPlayer(game, changed) === victim && player !== victim).toBe(false);
        expect(tokens.readPlayer(game, forger.player(game, player))).toBeUndefined();
        expect(tokens.isHost(game, noise)).toBe(false);
      }),
    );
  });
});

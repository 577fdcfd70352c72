import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signed tokens of players and hosts, each good for one game. Nothing is kept for them: the
 * signature (HMAC-SHA256 with SECRET) is the proof. Facts that make one void are kept: see
 * sessions/. Of several keys the first signs, and all are good: so a key can be replaced while
 * games run.
 */
export class Tokens {
  readonly #secrets: readonly [string, ...string[]];

  constructor(secret: string, ...former: string[]) {
    this.#secrets = [secret, ...former];
  }

  player(gameId: string, playerId: string): string {
    return sign(this.#secrets[0], playerClaim(gameId, playerId));
  }

  /** @param edition of the game's host tokens, which counts from 0 */
  host(gameId: string, edition = 0): string {
    return sign(this.#secrets[0], hostClaim(gameId, edition));
  }

  /**
   * The token by which a big screen follows the game: short, as somebody may have to type it. It
   * shows what all players see, and is good as long as the host token of this edition.
   */
  screen(gameId: string, edition = 0): string {
    return screenCode(this.#secrets[0], gameId, edition);
  }

  /** The player that this token was issued to in this game; undefined for any other token. */
  readPlayer(gameId: string, token: string): string | undefined {
    const [, , playerId] = token.split('.');
    return playerId && this.#isSigned(token, playerClaim(gameId, playerId)) ? playerId : undefined;
  }

  /** The player of this token, in whichever game; undefined for one that was not issued here. */
  playerIn(token: string): { gameId: string; playerId: string } | undefined {
    const [, gameId = '', playerId = ''] = token.split('.');
    return this.readPlayer(gameId, token) === undefined ? undefined : { gameId, playerId };
  }

  /** A token that shows a player how they did once the game is over, and does nothing else. */
  summary(gameId: string, playerId: string): string {
    return sign(this.#secrets[0], summaryClaim(gameId, playerId));
  }

  /** The player whose summary this token shows; undefined for any other token. */
  summaryOf(token: string): { gameId: string; playerId: string } | undefined {
    const [, gameId = '', playerId = ''] = token.split('.');
    return this.#isSigned(token, summaryClaim(gameId, playerId)) ? { gameId, playerId } : undefined;
  }

  /** The game that this is a host token of, of whichever edition. */
  hostIn(token: string): string | undefined {
    const [, gameId = '', edition = ''] = token.split('.');
    return this.isHost(gameId, token, Number(edition)) ? gameId : undefined;
  }

  isHost(gameId: string, token: string, edition = 0): boolean {
    return this.#isSigned(token, hostClaim(gameId, edition));
  }

  /** Whether this is the token of the game's screens, however it was typed. */
  isScreen(gameId: string, token: string, edition = 0): boolean {
    const given = asWritten(token);
    return this.#secrets.some((secret) => equal(given, screenCode(secret, gameId, edition)));
  }

  #isSigned(token: string, claim: string): boolean {
    return this.#secrets.some((secret) => equal(token, sign(secret, claim)));
  }
}

const playerClaim = (gameId: string, playerId: string) => `p.${gameId}.${playerId}`;
const summaryClaim = (gameId: string, playerId: string) => `r.${gameId}.${playerId}`;
const hostClaim = (gameId: string, edition: number) => `h.${gameId}.${edition}`;

const sign = (secret: string, claim: string): string =>
  `${claim}.${createHmac('sha256', secret).update(claim).digest('base64url')}`;

/** Crockford's base 32: no letter of it is taken for a digit. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Letters of a screen's token: 40 bits, of which an address may guess one wrong every 5 seconds. */
const CODE_LENGTH = 8;

function screenCode(secret: string, gameId: string, edition: number): string {
  const digest = createHmac('sha256', secret).update(`s.${gameId}.${edition}`).digest();
  return Array.from(digest.subarray(0, CODE_LENGTH), (byte) => LETTERS[byte % 32]).join('');
}

/** A code as it was made: people type it in small letters, in groups, and mistake letters for digits. */
const asWritten = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Compares in constant time, so that a guess learns nothing from how long the answer took. */
export function equal(given: string, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

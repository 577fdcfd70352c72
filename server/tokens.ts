import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signed tokens of players and hosts, each good for one game. Nothing is kept for them: the
 * signature (HMAC-SHA256 with SECRET) is the proof. What makes one void is kept: see sessions/. Of
 * several keys the first signs, and all are good: so a key can be replaced while games run.
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

  /** The player that this token was issued to in this game; undefined for any other token. */
  readPlayer(gameId: string, token: string): string | undefined {
    const [, , playerId] = token.split('.');
    return playerId && this.#isSigned(token, playerClaim(gameId, playerId)) ? playerId : undefined;
  }

  isHost(gameId: string, token: string, edition = 0): boolean {
    return this.#isSigned(token, hostClaim(gameId, edition));
  }

  #isSigned(token: string, claim: string): boolean {
    return this.#secrets.some((secret) => equal(token, sign(secret, claim)));
  }
}

const playerClaim = (gameId: string, playerId: string) => `p.${gameId}.${playerId}`;
const hostClaim = (gameId: string, edition: number) => `h.${gameId}.${edition}`;

const sign = (secret: string, claim: string): string =>
  `${claim}.${createHmac('sha256', secret).update(claim).digest('base64url')}`;

/** Compares in constant time, so that a guess learns nothing from how long the answer took. */
export function equal(given: string, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

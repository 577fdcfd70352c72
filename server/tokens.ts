import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signed tokens of players and hosts, each good for one game. Nothing is kept for them: the
 * signature (HMAC-SHA256 with SECRET) is the proof. What makes one void is kept: see sessions/.
 */
export class Tokens {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  player(gameId: string, playerId: string): string {
    return this.#sign(`p.${gameId}.${playerId}`);
  }

  /** @param edition of the game's host tokens, which counts from 0 */
  host(gameId: string, edition = 0): string {
    return this.#sign(`h.${gameId}.${edition}`);
  }

  /** The player that this token was issued to in this game; undefined for any other token. */
  readPlayer(gameId: string, token: string): string | undefined {
    const [, , playerId] = token.split('.');
    return playerId && equal(token, this.player(gameId, playerId)) ? playerId : undefined;
  }

  isHost(gameId: string, token: string, edition = 0): boolean {
    return equal(token, this.host(gameId, edition));
  }

  #sign(claim: string): string {
    return `${claim}.${createHmac('sha256', this.#secret).update(claim).digest('base64url')}`;
  }
}

/** Compares in constant time, so that a guess learns nothing from how long the answer took. */
export function equal(given: string, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

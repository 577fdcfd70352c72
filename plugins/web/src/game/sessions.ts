import type { ChannelLink } from '../../../../server/protocol/channels.ts';
import type { CreatedGame } from '../../../../server/protocol/resources.ts';

/** What lets somebody back into a game after a reload, kept on the device per PIN. */
interface Kept {
  /** ms since the epoch. */
  keptAt: number;
}

export interface PlayerSession {
  pin: string;
  nickname: string;
  token: string;
}

/** What the API said of a new game. */
export interface HostSession extends Omit<CreatedGame, 'channels'> {
  title: string;
  /** Left out in sessions that were kept before the API listed them. */
  channels?: ChannelLink[];
}

/** PINs are used again after some time: a session older than this (ms) is of another game. */
const LIFETIME = 12 * 3600 * 1000;

/**
 * Sessions of one kind, by PIN. A window knows its own first: several windows of one browser can be
 * several players of one game.
 */
class Sessions<Session extends { pin: string }> {
  readonly #prefix: string;

  constructor(kind: string) {
    this.#prefix = `qrush.${kind}.`;
  }

  keep(session: Session): void {
    const kept: Session & Kept = { ...session, keptAt: Date.now() };
    const text = JSON.stringify(kept);
    sessionStorage.setItem(this.#prefix + session.pin, text);
    localStorage.setItem(this.#prefix + session.pin, text);
  }

  /** The session of this window. */
  own(pin: string): Session | undefined {
    return this.#read(sessionStorage, pin);
  }

  /** The latest session of any window, in the game with this PIN or in any game. */
  any(pin?: string): Session | undefined {
    const pins = Object.keys(localStorage)
      .filter((key) => key.startsWith(this.#prefix))
      .map((key) => key.slice(this.#prefix.length));
    return pins
      .filter((candidate) => pin === undefined || candidate === pin)
      .flatMap((candidate) => this.#read(localStorage, candidate) ?? [])
      .sort((a, b) => b.keptAt - a.keptAt)[0];
  }

  forget(pin: string): void {
    sessionStorage.removeItem(this.#prefix + pin);
    localStorage.removeItem(this.#prefix + pin);
  }

  #read(storage: Storage, pin: string): (Session & Kept) | undefined {
    const text = storage.getItem(this.#prefix + pin);
    if (!text) return undefined;
    const session = JSON.parse(text) as Session & Kept;
    if (Date.now() - session.keptAt < LIFETIME) return session;
    storage.removeItem(this.#prefix + pin);
    return undefined;
  }
}

export const playerSessions = new Sessions<PlayerSession>('player');
export const hostSessions = new Sessions<HostSession>('host');

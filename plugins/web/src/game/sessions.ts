import type { PlayerSession } from '../../../../client/player.ts';
import type { ChannelLink } from '../../../../server/protocol/channels.ts';
import type { CreatedGame } from '../../../../server/protocol/resources.ts';
import { browserStore, type PageStore, windowStore } from './storage.ts';

export type { PlayerSession } from '../../../../client/player.ts';

/** The key back into a game after a reload, kept on the device per PIN. */
interface Kept {
  /** ms since the epoch. */
  keptAt: number;
}

/** The API's answer about a new game. */
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
    windowStore.set(this.#prefix + session.pin, text);
    browserStore.set(this.#prefix + session.pin, text);
  }

  /** The session of this window. */
  own(pin: string): Session | undefined {
    return this.#read(windowStore, pin);
  }

  /** The latest session of any window, in the game with this PIN or in any game. */
  any(pin?: string): Session | undefined {
    const pins = browserStore
      .keys()
      .filter((key) => key.startsWith(this.#prefix))
      .map((key) => key.slice(this.#prefix.length));
    return pins
      .filter((candidate) => pin === undefined || candidate === pin)
      .flatMap((candidate) => this.#read(browserStore, candidate) ?? [])
      .sort((a, b) => b.keptAt - a.keptAt)[0];
  }

  forget(pin: string): void {
    windowStore.remove(this.#prefix + pin);
    browserStore.remove(this.#prefix + pin);
  }

  #read(store: PageStore, pin: string): (Session & Kept) | undefined {
    const text = store.get(this.#prefix + pin);
    if (!text) return undefined;
    const session = JSON.parse(text) as Session & Kept;
    if (Date.now() - session.keptAt < LIFETIME) return session;
    store.remove(this.#prefix + pin);
    return undefined;
  }
}

export const playerSessions = new Sessions<PlayerSession>('player');
export const hostSessions = new Sessions<HostSession>('host');

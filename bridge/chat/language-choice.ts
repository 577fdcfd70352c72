import type { Space } from '../../server/plugin.ts';
import type { LanguageCode } from './languages/all.ts';

/** ms that the language somebody chose is remembered. */
const LIFETIME = 90 * 24 * 3_600_000;

/** The languages that people have asked for, by their key. */
export class LanguageChoice {
  readonly #store: Space;

  constructor(store: Space) {
    this.#store = store;
  }

  of(key: string): Promise<LanguageCode | undefined> {
    return this.#store.get<LanguageCode>(`language.${key}`);
  }

  async set(key: string, language: LanguageCode): Promise<void> {
    await this.#store.set(`language.${key}`, language, LIFETIME);
  }
}

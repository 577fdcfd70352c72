import type { Bridge, Greeting } from '../chat/bridge.ts';
import type { WebLink } from '../chat/browser-link.ts';
import type { LanguageCode } from '../chat/languages/all.ts';
import type { About, Turn } from '../chat/turn.ts';
import type { BotApi } from './bot-api.ts';
import { questionId } from './broadcasts.ts';
import type { Letters } from './letters.ts';
import type { Outbox } from './outbox.ts';
import { wordingIn } from './wording.ts';
import { THUMB } from './words.ts';

/** ms a reply is worth sending. */
const REPLY_TTL = 120_000;

export interface TelegramTurn extends Turn {
  /** The text's message; undefined for a tap. */
  messageId?: number | undefined;
}

export interface SpeakerSources {
  letters: Letters;
  outbox: Pick<Outbox, 'queue'>;
  api: Pick<BotApi, 'approve'>;
  now(): Promise<number>;
  webLink: WebLink;
}

/** Replies on Telegram: by messages of the outbox, and by thumbs. */
export class Speaker implements Bridge<TelegramTurn> {
  readonly wording = wordingIn;
  readonly #sources: SpeakerSources;

  constructor(sources: SpeakerSources) {
    this.#sources = sources;
  }

  async reply({ id, to }: TelegramTurn, html: string): Promise<void> {
    const { outbox, now } = this.#sources;
    const expiresAt = (await now()) + REPLY_TTL;
    outbox.queue({ id, chat: to, expiresAt, write: async () => ({ html }) });
  }

  async greet({ id, to, language }: TelegramTurn, greeting: Greeting): Promise<void> {
    const { letters, outbox } = this.#sources;
    const { game, player, resumed, question, text } = greeting;
    const { index, closesAt } = question;
    const reader = { gameId: game.id, playerId: player.id, language, since: index };
    outbox.queue({
      // A player who comes back has had this question before: the reply's own id lets it through again.
      id: resumed ? id : questionId(game.id, index, player.id),
      chat: to,
      expiresAt: closesAt,
      write: async () =>
        (await letters.question(reader, index, { greeting: text })) ?? { html: text },
    });
  }

  taken({ to, messageId }: TelegramTurn): void {
    // Only a sign: the answer is stored.
    if (messageId !== undefined) this.#sources.api.approve(to, messageId).catch(() => undefined);
  }

  received(language: LanguageCode): string {
    return THUMB[language];
  }

  webLink(pin: string, player: About): Promise<string | undefined> {
    return this.#sources.webLink(pin, player);
  }
}

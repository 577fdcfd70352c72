import {
  type Channel,
  type Delivery,
  type Games,
  ownEnd,
  QRushError,
  type Reach,
  type Services,
} from '../../server/plugin.ts';
import type { Audience } from '../chat/audience.ts';
import { chatWords } from '../chat/chat-words.ts';
import { openAsking } from '../chat/open-asking.ts';
import { openQuestion } from '../chat/open-question.ts';
import { reachOf } from '../chat/reach.ts';
import type { Seats } from '../chat/seats.ts';
import { type Broadcasts, questionId } from './broadcasts.ts';
import type { Letters } from './letters.ts';
import { TELEGRAM } from './name.ts';
import type { Outbox } from './outbox.ts';
import { wordingIn } from './wording.ts';

/** ms the news of being removed is worth bringing. */
const NEWS_TTL = 900_000;

export interface ChannelSources {
  games: Games;
  leaderboard: Services['leaderboard'];
  seats: Seats;
  audience: Pick<Audience, 'reachable'>;
  letters: Letters;
  broadcasts: Pick<Broadcasts, 'begin'>;
  outbox: Pick<Outbox, 'queue' | 'sentAt'>;
  now(): Promise<number>;
  /** The host has answered the sender with this key. */
  admission(key: string, gameId: string, nickname: string, admitted: boolean): Promise<void>;
  /** The bot's name, once it is known. */
  username(): string | undefined;
}

type Removed = Extract<Delivery, { type: 'removed' }>;

/** The game's side of the bridge: each question with the result of the one before, and the end. */
export class TelegramChannel implements Channel {
  readonly name = TELEGRAM;
  readonly title = 'Telegram';
  readonly home = TELEGRAM;
  readonly chat = chatWords;
  readonly #sources: ChannelSources;

  constructor(sources: ChannelSources) {
    this.#sources = sources;
  }

  joinUrl(pin: string): string | undefined {
    const bot = this.#sources.username();
    return bot === undefined ? undefined : `https://t.me/${bot}?start=${pin}`;
  }

  /** Once the bot is known, Telegram has answered. */
  connected(): boolean {
    return this.#sources.username() !== undefined;
  }

  reach(gameId: string, question: number): Promise<Reach> {
    const { outbox } = this.#sources;
    const seen = (playerId: string) => outbox.sentAt(questionId(gameId, question, playerId));
    return reachOf({ ...this.#sources, channel: this.name, seen }, gameId, question);
  }

  async deliver(delivery: Delivery): Promise<void> {
    const { broadcasts, admission } = this.#sources;
    switch (delivery.type) {
      case 'question': {
        const { game, event } = delivery;
        // It is no news to those who can still answer.
        if (event.overtime) return;
        return broadcasts.begin({ gameId: game.definition.id, question: event.index });
      }
      case 'state': {
        // Players who joined in a pause have not seen the question that resumes; the others have,
        // and get none.
        const question = openQuestion(delivery.snapshot);
        const asking = openAsking(delivery.snapshot);
        if (asking)
          return broadcasts.begin({
            gameId: delivery.game.definition.id,
            question: asking.index,
            asks: true,
          });
        if (!question || question.overtime) return;
        const gameId = delivery.game.definition.id;
        return broadcasts.begin({ gameId, question: question.index });
      }
      case 'finished':
        return broadcasts.begin({ gameId: delivery.game.definition.id });
      case 'removed':
        return this.#removed(delivery);
      case 'admission': {
        const { gameId, channel, address, nickname, admitted } = delivery;
        if (channel !== TELEGRAM) return;
        return admission(address, gameId, nickname, admitted);
      }
      case 'closed':
      case 'reveal':
      case 'time':
        return;
    }
  }

  /**
   * A player's connection is gone. A player who closed the browser is back here, and gets the open
   * question.
   */
  async disconnected(gameId: string, playerId: string): Promise<void> {
    const { games, audience, letters, outbox } = this.#sources;
    try {
      const player = await games.player(gameId, playerId);
      if (player.channel !== TELEGRAM) return;
      const shown = await games.snapshot(gameId, { playerId });
      const question = openQuestion(shown);
      if (!question || shown.you?.answered) return;
      for (const { seat } of await audience.reachable(gameId, [player])) {
        outbox.queue({
          id: questionId(gameId, question.index, playerId),
          chat: seat.to,
          expiresAt: ownEnd(question, shown.you?.time),
          write: () => letters.question(seat, question.index),
        });
      }
    } catch (error) {
      if (!(error instanceof QRushError)) throw error;
      // The player or the game is gone, too.
    }
  }

  async #removed({ gameId, player }: Removed): Promise<void> {
    const { seats, outbox, now } = this.#sources;
    if (player.channel !== TELEGRAM) return;
    for (const { key, seat } of await seats.of(gameId, [player])) {
      await seats.ban(gameId, key);
      outbox.queue({
        id: `${gameId}.removed.${player.id}`,
        chat: seat.to,
        expiresAt: (await now()) + NEWS_TTL,
        write: async () => ({ html: wordingIn(seat.language).say('removed') }),
      });
    }
  }
}

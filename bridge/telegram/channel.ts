import type { Channel, Delivery } from '../../server/plugin.ts';
import type { Broadcasts } from './broadcasts.ts';
import { openQuestion } from './letters.ts';
import type { Outbox } from './outbox.ts';
import { TELEGRAM } from './players.ts';
import { wording } from './wording.ts';

/** ms the news of being removed is worth bringing. */
const NEWS_TTL = 900_000;

export interface ChannelSources {
  broadcasts: Pick<Broadcasts, 'begin'>;
  outbox: Pick<Outbox, 'queue'>;
  now(): Promise<number>;
  /** The host has answered this chat. */
  admission(chat: string, gameId: string, nickname: string, admitted: boolean): Promise<void>;
  /** The bot's name, once it is known. */
  username(): string | undefined;
}

/** The game's side of the bridge: each question with the result of the one before, and the end. */
export function telegramChannel(sources: ChannelSources): Channel {
  const { broadcasts, outbox, now, admission, username } = sources;
  return {
    name: TELEGRAM,
    title: 'Telegram',

    joinUrl(pin) {
      const bot = username();
      return bot === undefined ? undefined : `https://t.me/${bot}?start=${pin}`;
    },

    async deliver(delivery: Delivery): Promise<void> {
      switch (delivery.type) {
        case 'question': {
          const { game, event } = delivery;
          return broadcasts.begin({ gameId: game.definition.id, question: event.index });
        }
        case 'state': {
          // Who joined in a pause has not seen the question that goes on; the others have, and get none.
          const question = openQuestion(delivery.snapshot);
          if (!question) return;
          const gameId = delivery.game.definition.id;
          return broadcasts.begin({ gameId, question: question.index });
        }
        case 'finished':
          return broadcasts.begin({ gameId: delivery.game.definition.id });
        case 'removed': {
          const { gameId, player } = delivery;
          if (player.channel !== TELEGRAM || player.address === undefined) return;
          return outbox.queue({
            id: `${gameId}.removed.${player.id}`,
            chat: player.address,
            expiresAt: (await now()) + NEWS_TTL,
            write: async () => ({ html: wording.removed }),
          });
        }
        case 'admission': {
          const { gameId, channel, address, nickname, admitted } = delivery;
          if (channel !== TELEGRAM) return;
          return admission(address, gameId, nickname, admitted);
        }
        case 'closed':
        case 'reveal':
          return;
      }
    },
  };
}

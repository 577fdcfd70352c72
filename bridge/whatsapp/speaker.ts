import type { Games } from '../../server/plugin.ts';
import { alsoWith } from '../chat/also.ts';
import type { Bridge, Greeting } from '../chat/bridge.ts';
import { linksWith, type WebLink } from '../chat/browser-link.ts';
import type { LanguageCode } from '../chat/languages/all.ts';
import { localized } from '../chat/localized.ts';
import { noticeBelow } from '../chat/notice.ts';
import type { Joined } from '../chat/players.ts';
import type { Skew } from '../chat/skew.ts';
import type { About } from '../chat/turn.ts';
import type { WhatsAppTurn } from './conversation.ts';
import { textMessage } from './messages.ts';
import type { Outbox } from './outbox.ts';
import { questionItem, soundItem } from './questions.ts';
import type { Receipts } from './receipts.ts';
import { wordingIn } from './wording.ts';
import { WORDS } from './words.ts';

/** ms a reply is worth sending. */
const REPLY_TTL = 120_000;

export interface SpeakerSources {
  games: Games;
  outbox: Outbox;
  receipts: Receipts;
  skew: Pick<Skew, 'followed'>;
  now(): Promise<number>;
  webLink: WebLink;
}

/** Replies on WhatsApp: by messages of the outbox, and by blue ticks. */
export class Speaker implements Bridge<WhatsAppTurn> {
  readonly wording = wordingIn;
  readonly #sources: SpeakerSources;

  constructor(sources: SpeakerSources) {
    this.#sources = sources;
  }

  async reply(
    { id, to, seat, kind }: WhatsAppTurn,
    text: string,
    about: About | undefined = seat && { gameId: seat.gameId, playerId: seat.playerId },
  ): Promise<void> {
    await this.#sources.outbox.enqueue({
      id,
      to,
      payload: textMessage(text),
      expiresAt: (await this.#sources.now()) + REPLY_TTL,
      // Of replies to one kind that wait, the last is sent.
      slot: `re.${kind}`,
      turn: 'last',
      ...(about && { about }),
    });
  }

  async greet(turn: WhatsAppTurn, greeting: Greeting): Promise<void> {
    const { games, outbox } = this.#sources;
    const { game, player, question, text, now, resumed } = greeting;
    const { to, language } = turn;
    const asked = {
      gameId: game.id,
      question: localized(games, game, question)(language),
    };
    const about = { gameId: game.id, playerId: player.id };
    const link = await linksWith(question, this.#sources.webLink, game.pin)(about);
    const { total = 0 } = (await games.snapshot(game.id, { playerId: player.id })).you ?? {};
    const also = alsoWith(games, game, question.index, language, total);
    const item = questionItem(asked, {
      playerId: player.id,
      to,
      language,
      intro: text,
      notice: noticeBelow(wordingIn(language), games.asks(game, question.index)),
      also,
      link,
    });
    // A greeting is not to be replaced by the next question, and goes also when this one is closed.
    delete item.slot;
    item.payload.greets = true;
    if (item.about) item.about.came = 'joined';
    item.expiresAt = now + REPLY_TTL;
    const sound = soundItem(item);
    if (sound) await outbox.enqueue(sound);
    // A returning player may have had this question before: the reply's own id lets it through
    // again.
    if (!(await outbox.enqueue(item)) && resumed) {
      await outbox.enqueue({ ...item, id: turn.id, slot: `re.${turn.kind}`, turn: 'last' });
    }
  }

  taken({ key, message }: WhatsAppTurn): void {
    this.#sources.receipts.acknowledge(message.id, key, message.number);
  }

  received(language: LanguageCode): string | undefined {
    return this.#sources.receipts.enabled ? WORDS[language].ticks : undefined;
  }

  webLink(pin: string, player: About): Promise<string | undefined> {
    return this.#sources.webLink(pin, player);
  }

  helpMore(language: LanguageCode): string {
    return WORDS[language].commandAnswers;
  }

  joined({ message: { sentAt } }: WhatsAppTurn, { game }: Joined): void {
    if (sentAt !== undefined) this.#sources.skew.followed(sentAt, game.createdAt);
  }
}

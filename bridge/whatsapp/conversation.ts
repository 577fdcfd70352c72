import type { Games, Space } from '../../server/plugin.ts';
import { Answering, type Sent } from '../chat/answering.ts';
import type { Bridge } from '../chat/bridge.ts';
import { type Command, readCommand } from '../chat/commands.ts';
import { Conversation } from '../chat/conversation.ts';
import type { Person } from '../chat/players.ts';
import type { Seat, Seats } from '../chat/seats.ts';
import type { Skew } from '../chat/skew.ts';
import { readTap, type Tap } from '../chat/taps.ts';
import type { Turn } from '../chat/turn.ts';
import type { Clocks } from './clocks.ts';
import { countryOf, languageOf } from './country.ts';
import type { Identify } from './identity.ts';
import type { InboundMessage } from './inbound.ts';
import { WHATSAPP } from './name.ts';
import type { Quotes } from './quotes.ts';
import { WORDS } from './words.ts';

/** ms after which a message is too old to change anything: no game waits for anybody so long. */
const OUTDATED = 2 * 3_600_000;

export interface WhatsAppTurn extends Turn {
  /** As WhatsApp names them: for ticks. */
  message: Pick<InboundMessage, 'id' | 'number' | 'sentAt'>;
}

export interface ConversationSources {
  games: Games;
  store: Space;
  seats: Seats;
  clocks: Clocks;
  bridge: Bridge<WhatsAppTurn>;
  identify: Identify;
  quotes: Pick<Quotes, 'questionIn'>;
  skew: Pick<Skew, 'momentOf'>;
}

/**
 * Whether it is too late for a message to change anything: WhatsApp repeats for seven days what it
 * could not deliver. So it is when it is from before its sender joined the game.
 */
function isOutdated(
  { sentAt, receivedAt }: InboundMessage,
  seat: Seat | undefined,
  { at }: Sent,
): boolean {
  if (sentAt === undefined || !at) return false;
  if (receivedAt !== undefined && receivedAt - at.to > OUTDATED) return true;
  return seat?.joinedAt !== undefined && sentAt < seat.joinedAt;
}

/**
 * The content of a message: a tap on an option, or words. A template's button stands for its words.
 */
function said({ content }: InboundMessage): { tap?: Tap; text?: string } {
  switch (content.type) {
    case 'text':
      return content;
    case 'tap': {
      const tap = readTap(content.id);
      return tap ? { tap } : { text: content.id };
    }
    default:
      return {};
  }
}

/** Acts on messages from WhatsApp: when they were sent, by whom, and whether they still count. */
export class WhatsAppConversation {
  readonly #sources: ConversationSources;
  readonly #conversation: Conversation<WhatsAppTurn>;

  constructor(sources: ConversationSources) {
    const { clocks } = sources;
    this.#sources = sources;
    const answering = new Answering({
      games: sources.games,
      store: sources.store,
      timing: ({ gameId, playerId }, question, at) => clocks.timing(gameId, playerId, question, at),
    });
    this.#conversation = new Conversation({ ...sources, answering, channel: WHATSAPP });
  }

  /** Handles a message. A sender's messages must come one after the other. */
  async handle(message: InboundMessage): Promise<void> {
    const conversation = this.#conversation;
    const person = await this.#person(message);
    const seat = await this.#sources.seats.get(person.key);
    const { tap, text } = said(message);
    const command: Command =
      text === undefined ? { type: 'text' } : readCommand(text, seat ? person.language : undefined);
    const sent = await this.#sent(message);
    if (isOutdated(message, seat, sent)) return this.#outdated(person, seat, message, command);
    const joins = command.type === 'join' || command.type === 'code';
    if (!joins && (await conversation.isStopped(person.key))) return;

    const back = seat !== undefined && (await conversation.players.attend(person, seat));
    const id = this.#replyId(message.id);
    const turn: WhatsAppTurn = { ...person, id, message, sent, seat, back, kind: command.type };
    if (text !== undefined) return conversation.obey(turn, command, text);
    if (!tap) return this.#wordless(turn, message);
    if (seat) await conversation.answered(turn, await conversation.tapped(turn, tap));
  }

  /** The host has answered somebody who waits to be let in under this name. */
  async admission(key: string, gameId: string, nickname: string, admitted: boolean): Promise<void> {
    const { seats } = this.#sources;
    const [hold, seat] = await Promise.all([seats.hold(key), seats.get(key)]);
    if (hold?.gameId !== gameId) return;
    const { to, language, pin, renames } = hold;
    // As if they had asked at this moment.
    const id = `${gameId}.admission.${nickname}`;
    const turn: WhatsAppTurn = {
      key,
      to,
      language,
      seat,
      id: this.#replyId(id),
      message: { id, number: '' },
      sent: {},
      back: false,
      kind: renames ? 'name' : 'join',
    };
    await this.#conversation.admitted(turn, pin, nickname, admitted);
  }

  async #sent({ sentAt, receivedAt, away, quotes, content }: InboundMessage): Promise<Sent> {
    // A tap names its question itself.
    const isReply = content.type === 'text' && quotes !== undefined;
    const came = {
      ...(receivedAt !== undefined && { arrivedAt: receivedAt }),
      ...(away !== undefined && { away }),
    };
    return {
      at: sentAt === undefined ? undefined : { ...this.#sources.skew.momentOf(sentAt), ...came },
      quoted: isReply ? await this.#sources.quotes.questionIn(quotes) : undefined,
    };
  }

  /** An old message changes nothing, but for a STOP: it holds, unless they have joined since. */
  async #outdated(
    { key }: Person,
    seat: Seat | undefined,
    { sentAt = 0 }: InboundMessage,
    command: Command,
  ): Promise<void> {
    if (command.type !== 'stop' || sentAt < (seat?.joinedAt ?? 0)) return;
    await this.#conversation.stop(key);
  }

  async #person({ sender, sentAt }: InboundMessage): Promise<Person> {
    const { userId, address, profileName } = sender;
    const key = this.#sources.identify(userId);
    const chosen = await this.#conversation.languages.of(key);
    const country = (await countryOf(address)) ?? (await countryOf(userId));
    const language = chosen ?? languageOf(country);
    return { key, to: address, profileName, language, stamp: sentAt };
  }

  /** A picture, a sticker, a reaction: no answer, and as good as any word to be back. */
  async #wordless(turn: WhatsAppTurn, { content: { type } }: InboundMessage): Promise<void> {
    const { seat, back, language } = turn;
    const { bridge } = this.#sources;
    const conversation = this.#conversation;
    if (back && seat) return conversation.welcomeBack(turn, seat);
    if (type === 'edit') return conversation.hint(turn, WORDS[language].editIgnored);
    const say = bridge.wording(language);
    if (await conversation.isAwaited(turn)) {
      return conversation.hint(turn, say.say('notUnderstood'));
    }
    if (!seat && type !== 'reaction') return conversation.hint(turn, say.say('notPlaying'));
  }

  #replyId(messageId: string): string {
    return `re.${this.#sources.identify(messageId)}`;
  }
}

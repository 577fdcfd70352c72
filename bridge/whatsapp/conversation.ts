import { type AnyErrorCode, type Games, QRushError, type Space } from '../../server/plugin.ts';
import { type Answered, Answering, type Sent } from './answering.ts';
import type { Clocks } from './clocks.ts';
import { type Command, readCommand } from './commands.ts';
import { countryOf, languageOf } from './country.ts';
import type { Identify } from './identity.ts';
import type { InboundMessage } from './inbound.ts';
import { type LanguageCode, languageCodes } from './languages/all.ts';
import type { Language } from './languages/language.ts';
import { CodeTries, Hints } from './limits.ts';
import { textMessage } from './messages.ts';
import type { Outbox, OutboxItem } from './outbox.ts';
import { type Joined, type Person, Players } from './players.ts';
import { openQuestion, questionItem } from './questions.ts';
import type { Quotes } from './quotes.ts';
import type { Receipts } from './receipts.ts';
import type { Seat, Seats } from './seats.ts';
import type { Skew } from './skew.ts';
import { readTap, type Tap } from './taps.ts';
import { withoutSigns } from './text.ts';
import { wordingIn } from './wording.ts';

/** ms a reply is worth sending. */
const REPLY_TTL = 120_000;

/** ms after which a message is too old to change anything: no game waits for anybody so long. */
const OUTDATED = 2 * 3_600_000;

/** ms that the language somebody chose is remembered. */
const CHOICE_TTL = 90 * 24 * 3_600_000;

export interface ConversationSources {
  games: Games;
  store: Space;
  seats: Seats;
  clocks: Clocks;
  outbox: Outbox;
  receipts: Receipts;
  identify: Identify;
  quotes: Pick<Quotes, 'questionIn'>;
  skew: Pick<Skew, 'momentOf' | 'followed'>;
  mediaBase: string | undefined;
  now(): Promise<number>;
  /** A one-time link by which a player goes on in the browser; undefined where nobody could follow it. */
  webLink(pin: string, seat: Pick<Seat, 'gameId' | 'playerId'>): Promise<string | undefined>;
}

/** One message, and whom it is from. */
interface Turn extends Person {
  message: InboundMessage;
  sent: Sent;
  seat: Seat | undefined;
  /** What the message asks for: of replies to one kind that wait, the last is sent. */
  kind: Command['type'];
  /** They were left in peace, and are back with this message. */
  back: boolean;
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

/** What a message says: a tap on an option, or words. A template's button stands for its words. */
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

const REFUSALS: Partial<Record<AnyErrorCode, (language: Language) => string>> = {
  NICKNAME_TAKEN: ({ nameTaken }) => nameTaken,
  NICKNAME_REJECTED: ({ nameRejected }) => nameRejected,
  WAITING_FOR_HOST: ({ nameWaits }) => nameWaits,
  WRONG_PHASE: ({ nameFixed }) => nameFixed,
  KICKED: ({ removed }) => removed,
  GAME_LOCKED: ({ gameLocked }) => gameLocked,
  GAME_FULL: ({ gameFull }) => gameFull,
  GAME_FINISHED: ({ gameOver }) => gameOver,
  GAME_NOT_FOUND: ({ gameOver }) => gameOver,
};

/** No sentence of ours says it better than the plugin does. */
const ofPlugin = ({ code }: QRushError): boolean => code.includes(':');

/** What the bridge does about a message: the one place where commands, answers and replies meet. */
export class Conversation {
  readonly #sources: ConversationSources;
  readonly #players: Players;
  readonly #answering: Answering;
  readonly #hints: Hints;
  readonly #tries: CodeTries;

  constructor(sources: ConversationSources) {
    const { games, store, seats, clocks } = sources;
    this.#sources = sources;
    this.#players = new Players(games, store, seats);
    this.#answering = new Answering(games, clocks);
    this.#hints = new Hints(store);
    this.#tries = new CodeTries(store);
  }

  /** Handles a message. A sender's messages must come one after the other. */
  async handle(message: InboundMessage): Promise<void> {
    const person = await this.#person(message);
    const seat = await this.#sources.seats.get(person.key);
    const { tap, text } = said(message);
    const command: Command =
      text === undefined ? { type: 'text' } : readCommand(text, seat ? person.language : undefined);
    const sent = await this.#sent(message);
    if (isOutdated(message, seat, sent)) return this.#outdated(person, seat, message, command);
    // Who said STOP hears nothing, whatever they send, until they join.
    const joins = command.type === 'join' || command.type === 'code';
    if (!joins && (await this.#sources.store.get(`stopped.${person.key}`))) return;

    const back = seat !== undefined && (await this.#players.attend(person, seat));
    const turn: Turn = { ...person, message, sent, seat, back, kind: command.type };
    if (text !== undefined) return this.#obey(turn, command, text);
    if (!tap) return this.#wordless(turn);
    if (seat) await this.#answered(turn, await this.#answering.tapped(seat, tap, sent));
  }

  /** The host has answered somebody who waits to be let in under this name. */
  async admission(key: string, gameId: string, nickname: string, admitted: boolean): Promise<void> {
    const { seats } = this.#sources;
    const [hold, seat] = await Promise.all([seats.hold(key), seats.get(key)]);
    if (hold?.gameId !== gameId) return;
    const { sender, language, pin, renames } = hold;
    // As if they had asked at this moment.
    const message: InboundMessage = {
      id: `${gameId}.admission.${nickname}`,
      number: '',
      sender,
      content: { type: 'text', text: nickname },
    };
    const kind = renames ? 'name' : 'join';
    const turn: Turn = { key, sender, language, seat, message, sent: {}, back: false, kind };
    if (!admitted) return this.#reply(turn, wordingIn(language).language.nameRejected);
    await (renames ? this.#name(turn, nickname) : this.#join(turn, pin, nickname));
  }

  async #sent({ sentAt, quotes, content }: InboundMessage): Promise<Sent> {
    // A tap names its question itself.
    const isReply = content.type === 'text' && quotes !== undefined;
    return {
      at: sentAt === undefined ? undefined : this.#sources.skew.momentOf(sentAt),
      quoted: isReply ? await this.#sources.quotes.questionIn(quotes) : undefined,
    };
  }

  /** What is old changes nothing, but for a STOP: it holds, unless they have joined since. */
  async #outdated(
    { key }: Person,
    seat: Seat | undefined,
    { sentAt = 0 }: InboundMessage,
    command: Command,
  ): Promise<void> {
    if (command.type !== 'stop' || sentAt < (seat?.joinedAt ?? 0)) return;
    await this.#players.leave(key);
    await this.#sources.store.set(`stopped.${key}`, true);
  }

  async #person({ sender, sentAt }: InboundMessage): Promise<Person> {
    const key = this.#sources.identify(sender.userId);
    const chosen = await this.#sources.store.get<LanguageCode>(`language.${key}`);
    const country = (await countryOf(sender.address)) ?? (await countryOf(sender.userId));
    return { key, sender, language: chosen ?? languageOf(country), stamp: sentAt };
  }

  async #obey(turn: Turn, command: Command, text: string): Promise<void> {
    const { key, seat, language } = turn;
    const say = wordingIn(language).language;
    if (seat && (await this.#isAnswer(turn, seat, command, text))) return this.#typed(turn, text);
    switch (command.type) {
      case 'join':
      case 'code':
        return this.#join(turn, command.pin, 'name' in command ? command.name : undefined);
      case 'name':
        return this.#name(turn, command.name);
      case 'language':
        return this.#speak(turn, command.language);
      case 'web':
        return this.#web(turn);
      case 'leave': {
        const left = await this.#players.leave(key);
        return this.#reply(turn, left ? say.left : say.notPlaying);
      }
      case 'stop':
        await this.#players.leave(key);
        await this.#sources.store.set(`stopped.${key}`, true);
        return this.#reply(turn, say.stopped);
      case 'help':
        return this.#reply(turn, say.help);
      case 'text':
        return this.#typed(turn, text);
    }
  }

  /** Whether what reads as a command is the answer to the question that is open. STOP never is. */
  async #isAnswer({ sent }: Turn, seat: Seat, command: Command, text: string): Promise<boolean> {
    switch (command.type) {
      case 'code':
      case 'name':
      case 'web':
        return this.#answering.couldBe(seat, text, sent);
      case 'language':
        return command.language === undefined && this.#answering.couldBe(seat, text, sent);
      case 'leave':
      case 'help':
        return this.#answering.isMeant(seat, text, sent);
      case 'stop': {
        // The words that other languages have for it are answers only as they stand.
        const word = withoutSigns(text);
        return word.toLowerCase() !== 'stop' && this.#answering.isMeant(seat, word, sent);
      }
      default:
        return false;
    }
  }

  /** A picture, a sticker, a reaction: no answer, and as good as any word to be back. */
  async #wordless(turn: Turn): Promise<void> {
    const { seat, back, message, language } = turn;
    const { type } = message.content;
    const say = wordingIn(language).language;
    if (back && seat) return this.#welcomeBack(turn, seat);
    if (type === 'edit') return this.#hint(turn, say.editIgnored);
    if (seat && (await this.#answering.isAwaited(seat))) {
      return this.#hint(turn, say.notUnderstood);
    }
    if (!seat && type !== 'reaction') return this.#hint(turn, say.notPlaying);
  }

  async #typed(turn: Turn, text: string): Promise<void> {
    const { key, seat, language, sent } = turn;
    if (seat) return this.#answered(turn, await this.#answering.typed(seat, text, sent));
    const pin = await this.#players.waitForName(key);
    if (pin !== undefined) return this.#join(turn, pin, text);
    const { nameWaits, notPlaying } = wordingIn(language).language;
    return this.#hint(turn, (await this.#held(turn)) ? nameWaits : notPlaying);
  }

  /** What somebody waits for who is in no game yet. */
  async #held({ key }: Turn) {
    const hold = await this.#sources.seats.hold(key);
    return hold?.renames ? undefined : hold;
  }

  async #answered(turn: Turn, answered: Answered): Promise<void> {
    const { seat, back, message, language } = turn;
    if (answered.status === 'accepted') {
      return this.#sources.receipts.acknowledge(message.id, turn.key, message.number);
    }
    // What they wrote was meant to continue.
    if (back && seat) return this.#welcomeBack(turn, seat);
    if (answered.status === 'refused') {
      await this.#hint(
        turn,
        'words' in answered ? answered.words : wordingIn(language).language[answered.hint],
      );
    }
  }

  async #join(turn: Turn, pin: string, name?: string): Promise<void> {
    const { key, language } = turn;
    if ((await this.#tries.left(key)) <= 0) return;
    await this.#sources.store.delete(`stopped.${key}`);
    try {
      const joined = await this.#players.join(turn, pin, name);
      const { sentAt } = turn.message;
      if (sentAt !== undefined) this.#sources.skew.followed(sentAt, joined.game.createdAt);
      await this.#welcome(turn, joined);
    } catch (error) {
      if (error instanceof QRushError && error.code === 'GAME_NOT_FOUND') {
        const left = await this.#tries.wrong(key);
        return this.#reply(turn, wordingIn(language).wrongCode(pin, left));
      }
      return this.#refuse(turn, error);
    }
  }

  async #name(turn: Turn, name: string): Promise<void> {
    const { key, seat, language } = turn;
    const say = wordingIn(language);
    if (name === '') return this.#reply(turn, say.language.nameMissing);
    const pin = (await this.#players.waitForName(key)) ?? (await this.#held(turn))?.pin;
    if (pin !== undefined) return this.#join(turn, pin, name);
    if (!seat) return this.#reply(turn, say.language.notPlaying);
    try {
      const player = await this.#players.rename(turn, seat, name);
      return this.#reply(turn, say.renamed(player.nickname));
    } catch (error) {
      return this.#refuse(turn, error);
    }
  }

  async #speak(turn: Turn, wanted: LanguageCode | undefined): Promise<void> {
    const { key, seat, language } = turn;
    if (!wanted) {
      const codes = languageCodes.map((code) => code.toUpperCase()).join(', ');
      return this.#reply(turn, wordingIn(language).language.languages(codes));
    }
    await this.#sources.store.set(`language.${key}`, wanted, CHOICE_TTL);
    if (seat) await this.#players.attend({ ...turn, language: wanted }, seat);
    return this.#reply(turn, wordingIn(wanted).language.speaking);
  }

  async #web(turn: Turn): Promise<void> {
    const { seat, language } = turn;
    const say = wordingIn(language).language;
    if (!seat) return this.#reply(turn, say.notPlaying);
    try {
      const { pin } = await this.#sources.games.definition(seat.gameId);
      const link = await this.#sources.webLink(pin, seat);
      return this.#reply(turn, link === undefined ? say.noBrowser : say.browser(link));
    } catch (error) {
      return this.#refuse(turn, error);
    }
  }

  async #welcomeBack(turn: Turn, seat: Seat): Promise<void> {
    const { games } = this.#sources;
    try {
      const [game, player] = await Promise.all([
        games.definition(seat.gameId),
        games.player(seat.gameId, seat.playerId),
      ]);
      await this.#welcome(turn, { game, player, resumed: true });
    } catch (error) {
      await this.#refuse(turn, error);
    }
  }

  /** Greets a player; if a question is open, with it, so that it still is one message. */
  async #welcome(turn: Turn, { game, player, resumed }: Joined): Promise<void> {
    const { games, mediaBase, outbox } = this.#sources;
    const { language, sender } = turn;
    const say = wordingIn(language);
    const shown = await games.snapshot(game.id, { playerId: player.id });
    const about = { gameId: game.id, playerId: player.id };
    const greeting =
      resumed && shown.you
        ? say.resumed(player.nickname, game.pin, shown.you)
        : say.joined(player.nickname, game.pin, this.#sources.receipts.enabled);
    if (shown.phase === 'finished') {
      return this.#reply(turn, `${greeting}\n\n${say.language.gameOver}`, about);
    }
    const link = resumed ? undefined : await this.#sources.webLink(game.pin, about);
    const intro = link === undefined ? greeting : `${greeting}\n${say.language.browser(link)}`;
    const question = openQuestion(shown);
    if (!question || shown.you?.answered) return this.#reply(turn, intro, about);
    const item = questionItem(
      { gameId: game.id, question, mediaBase },
      { playerId: player.id, to: sender.address, language, intro },
    );
    // A greeting is not to be replaced by the next question, and goes also when this one is closed.
    delete item.slot;
    item.payload.greets = true;
    item.expiresAt = shown.now + REPLY_TTL;
    // Who comes back may have had this question before: the reply's own id lets it through again.
    if (!(await outbox.enqueue(item)) && resumed) {
      await outbox.enqueue({
        ...item,
        id: this.#replyId(turn.message),
        slot: `re.${turn.kind}`,
        turn: 'last',
      });
    }
  }

  /** Says why something asked for was not done. @throws what is no refusal */
  async #refuse(turn: Turn, error: unknown): Promise<void> {
    if (!(error instanceof QRushError) || error.code === 'INTERNAL') throw error;
    const say = wordingIn(turn.language).language;
    await this.#reply(
      turn,
      REFUSALS[error.code]?.(say) ?? (ofPlugin(error) ? error.message : say.failed),
    );
  }

  async #hint(turn: Turn, text: string): Promise<void> {
    if (await this.#hints.take(turn.key)) await this.#reply(turn, text);
  }

  async #reply(
    { message, seat, kind }: Turn,
    text: string,
    about: OutboxItem['about'] = seat && { gameId: seat.gameId, playerId: seat.playerId },
  ): Promise<void> {
    await this.#sources.outbox.enqueue({
      id: this.#replyId(message),
      to: message.sender.address,
      payload: textMessage(text),
      expiresAt: (await this.#sources.now()) + REPLY_TTL,
      slot: `re.${kind}`,
      turn: 'last',
      ...(about && { about }),
    });
  }

  #replyId({ id }: InboundMessage): string {
    return `re.${this.#sources.identify(id)}`;
  }
}

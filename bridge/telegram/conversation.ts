import { type Games, laterBy, type Space } from '../../server/plugin.ts';
import { type Answered, Answering, type Moment } from '../chat/answering.ts';
import type { Audience } from '../chat/audience.ts';
import { Conversation } from '../chat/conversation.ts';
import { letterOf } from '../chat/forms/signs.ts';
import { readLanguage } from '../chat/languages/all.ts';
import type { Seat, Seats } from '../chat/seats.ts';
import { answeredAt, isLate } from '../chat/sight.ts';
import type { Skew } from '../chat/skew.ts';
import { readTap } from '../chat/taps.ts';
import type { BotApi } from './bot-api.ts';
import { questionId } from './broadcasts.ts';
import { readCommand, type TelegramCommand } from './commands.ts';
import type { Came } from './inbox.ts';
import { TELEGRAM } from './name.ts';
import type { Outbox } from './outbox.ts';
import type { Speaker, TelegramTurn } from './speaker.ts';
import type { Update } from './updates.ts';
import { receivedLine, wordingIn } from './wording.ts';

export interface ConversationSources {
  games: Games;
  store: Space;
  seats: Seats;
  audience: Pick<Audience, 'away'>;
  outbox: Pick<Outbox, 'sentAt'>;
  api: Pick<BotApi, 'answerTap'>;
  speaker: Speaker;
  skew: Pick<Skew, 'momentOf' | 'arrived'>;
  identify(chat: string): string;
}

/** Acts on updates from Telegram. */
export class TelegramConversation {
  readonly #sources: ConversationSources;
  readonly #conversation: Conversation<TelegramTurn>;

  constructor(sources: ConversationSources) {
    const { games, store, outbox, speaker } = sources;
    this.#sources = sources;
    const answering = new Answering({
      games,
      store,
      // A player's time runs from when the question reached them, and for as long as anybody's.
      async timing({ gameId, playerId }, question, at) {
        const startedAt = await outbox.sentAt(questionId(gameId, question, playerId));
        const state = await games.state(gameId);
        const { phase } = state;
        if (phase.name !== 'open' || phase.question !== question) return {};
        const { openedAt, closesAt, held = 0 } = phase;
        // As against the deadline of all: it may be sooner, where all were shown a question later.
        const way = startedAt === undefined ? 0 : Math.max(0, startedAt - openedAt) - held;
        const answered = at && answeredAt(at, startedAt ?? openedAt);
        const more = laterBy(state, playerId);
        return {
          timing: {
            ...(startedAt !== undefined && { startedAt, way }),
            ...(answered !== undefined && { answeredAt: answered }),
          },
          late: isLate(answered, closesAt + way + more),
        };
      },
    });
    this.#conversation = new Conversation({
      ...sources,
      answering,
      bridge: speaker,
      channel: TELEGRAM,
    });
  }

  /** Handles an update. Those of a chat must come one after the other. */
  async handle(update: Update, came: Came): Promise<void> {
    const { content, chat } = update;
    const key = this.#sources.identify(chat);
    const seat = await this.#sources.seats.get(key);
    switch (content.type) {
      case 'tap':
        return this.#tapped(await this.#turn(update, key, seat, { type: 'text' }), content);
      case 'text': {
        const command = readCommand(content.text);
        if (!(await this.#isHeard(key, command))) return;
        const turn = await this.#turn(update, key, seat, command);
        turn.messageId = content.messageId;
        turn.sent = { at: this.#sentAt(content.sentAt, came) };
        if (command.type !== 'start') return this.#conversation.obey(turn, command, content.text);
        // People who unblock the bot send this as well.
        return seat ? this.#conversation.welcomeBack(turn, seat) : this.#conversation.help(turn);
      }
      case 'blocked':
        return this.#sources.audience.away(key);
    }
  }

  /** When a text was sent: a tap has no stamp, and counts as of its arrival. */
  #sentAt(stamp: number | undefined, came: Came): Moment | undefined {
    if (stamp === undefined) return undefined;
    const { skew } = this.#sources;
    skew.arrived(stamp, came.arrivedAt);
    return { ...skew.momentOf(stamp), ...came };
  }

  /** The host has answered somebody who waits to be let in under this name. */
  async admission(key: string, gameId: string, nickname: string, admitted: boolean): Promise<void> {
    const { seats, identify } = this.#sources;
    const [hold, seat] = await Promise.all([seats.hold(key), seats.get(key)]);
    if (hold?.gameId !== gameId) return;
    const { to, language, pin, renames } = hold;
    // As if they had asked at this moment.
    const turn: TelegramTurn = {
      key,
      to,
      language,
      seat,
      // Ids stand in logs, names do not.
      id: `re.${identify(`${gameId}.${nickname}.${key}`)}`,
      sent: {},
      back: false,
      kind: renames ? 'name' : 'join',
    };
    await this.#conversation.admitted(turn, pin, nickname, admitted);
  }

  /** A person who said STOP hears nothing until they join, or start again. */
  async #isHeard(key: string, { type }: TelegramCommand): Promise<boolean> {
    if (type === 'start') await this.#conversation.resumeHearing(key);
    const begins = type === 'start' || type === 'join' || type === 'code';
    return begins || !(await this.#conversation.isStopped(key));
  }

  async #turn(
    { id, chat, firstName, languageCode = '' }: Update,
    key: string,
    seat: Seat | undefined,
    { type }: TelegramCommand,
  ): Promise<TelegramTurn> {
    const { languages, players } = this.#conversation;
    const language =
      (await languages.of(key)) ?? readLanguage(languageCode) ?? seat?.language ?? 'en';
    const person = { key, to: chat, profileName: firstName, language };
    const back = seat !== undefined && (await players.attend(person, seat));
    const kind = type === 'start' ? 'help' : type;
    return { ...person, id: `re.${id}`, seat, sent: {}, back, kind };
  }

  async #tapped(
    turn: TelegramTurn,
    { queryId, data }: { queryId: string; data: string },
  ): Promise<void> {
    const tap = readTap(data);
    const answered: Answered = tap
      ? await this.#conversation.tapped(turn, tap)
      : { status: 'ignored' };
    const line =
      answered.status === 'accepted'
        ? receivedLine(letterOf(tap?.option ?? 0))
        : why(turn, answered);
    // Only a sign: the answer is stored, and a tap that is too old cannot be answered.
    this.#sources.api.answerTap(queryId, line).catch(() => undefined);
    if (turn.back && turn.seat && answered.status !== 'accepted')
      await this.#conversation.welcomeBack(turn, turn.seat);
  }
}

function why({ seat, language }: TelegramTurn, answered: Answered): string {
  const say = wordingIn(language);
  if (!seat) return say.say('notPlaying');
  if (answered.status !== 'refused') return say.say('gameOver');
  return 'words' in answered ? answered.words : say.say(answered.hint);
}

import { type Games, QRushError, type Space } from '../../server/plugin.ts';
import { Answers } from './answers.ts';
import type { BotApi } from './bot-api.ts';
import { questionId } from './broadcasts.ts';
import { type Command, readCommand } from './commands.ts';
import { escapeHtml } from './html.ts';
import { type Letters, letterOf, openQuestion } from './letters.ts';
import { Limits } from './limits.ts';
import type { Outbox } from './outbox.ts';
import type { Joined, Players } from './players.ts';
import { readTap } from './taps.ts';
import type { Update } from './updates.ts';
import { wording } from './wording.ts';

/** ms a reply is worth sending. */
const REPLY_TTL = 120_000;

export interface ConversationSources {
  games: Games;
  store: Space;
  players: Players;
  letters: Letters;
  outbox: Outbox;
  api: Pick<BotApi, 'answerTap' | 'approve'>;
  now(): Promise<number>;
  identify(chat: string): string;
}

/** A text, and the message it stands in. */
type Typed = Extract<Update['content'], { type: 'text' }>;

/** What the bridge does about an update: the one place where commands, answers and replies meet. */
export class Conversation {
  readonly #sources: ConversationSources;
  readonly #answers: Answers;
  readonly #limits: Limits;

  constructor(sources: ConversationSources) {
    this.#sources = sources;
    this.#answers = new Answers(sources.games, (...of) => sources.outbox.sentAt(questionId(...of)));
    this.#limits = new Limits(sources.store);
  }

  /** Handles an update. Those of a chat must come one after the other. */
  async handle(update: Update): Promise<void> {
    const { content } = update;
    switch (content.type) {
      case 'tap':
        return this.#tapped(update, content);
      case 'text':
        return this.#obey(update, readCommand(content.text), content);
      case 'blocked':
        return this.#sources.players.away(update.chat);
    }
  }

  /** The host has answered somebody who waits to be let in under this name. */
  async admission(
    chat: string,
    gameId: string,
    nickname: string,
    admitted: boolean,
  ): Promise<void> {
    const { players, games, identify } = this.#sources;
    if (!(await players.isHeld(chat, gameId))) return;
    const { pin } = await games.definition(gameId);
    // As if they had asked at this moment. Updates of Telegram's own count up from 1.
    const digest = Buffer.from(identify(`${gameId}.${nickname}.${chat}`), 'base64url');
    const id = -1 - digest.readUInt32LE();
    const update: Update = { id, chat, firstName: nickname, content: { type: 'blocked' } };
    if (!admitted) return this.#reply(update, wording.joinNameRejected(pin));
    const seat = await players.seat(chat);
    await (seat?.gameId === gameId
      ? this.#name(update, nickname)
      : this.#join(update, pin, nickname));
  }

  async #tapped(
    { chat }: Update,
    { queryId, data }: { queryId: string; data: string },
  ): Promise<void> {
    const tap = readTap(data);
    const seat = await this.#sources.players.seat(chat);
    const hint = tap && seat ? await this.#answers.tapped(seat, tap) : wording.notPlaying;
    const line = hint ?? wording.received(letterOf(tap?.option ?? 0));
    // Only a sign: the answer is stored, and a tap that is too old can't be answered.
    this.#sources.api.answerTap(queryId, line).catch(() => undefined);
  }

  async #obey(update: Update, command: Command, content: Typed): Promise<void> {
    const { players, store } = this.#sources;
    const { chat } = update;
    switch (command.type) {
      case 'join':
        return this.#join(update, command.pin, command.name);
      case 'code': {
        const seat = await players.seat(chat);
        return seat && (await this.#answers.couldBe(seat, content.text))
          ? this.#typed(update, content)
          : this.#join(update, command.pin);
      }
      case 'name':
        return this.#name(update, command.name);
      case 'start':
        return this.#start(update);
      case 'leave':
        return this.#reply(update, (await players.leave(chat)) ? wording.left : wording.notPlaying);
      case 'stop':
        await players.leave(chat);
        await store.set(this.#stopKey(chat), 1);
        return this.#reply(update, wording.stopped);
      case 'join-what':
        return this.#reply(update, wording.joinWhat);
      case 'help':
        return this.#reply(update, wording.help);
      case 'text':
        return this.#typed(update, content);
    }
  }

  async #typed(update: Update, { text, messageId }: Typed): Promise<void> {
    const { players, api } = this.#sources;
    const seat = await players.seat(update.chat);
    const hint = seat ? await this.#answers.typed(seat, text) : wording.notPlaying;
    if (hint !== undefined) return this.#hint(update, escapeHtml(hint));
    api.approve(update.chat, messageId).catch(() => undefined);
  }

  /** Who unblocks the bot sends this as well. */
  async #start(update: Update): Promise<void> {
    const { players, store } = this.#sources;
    await store.delete(this.#stopKey(update.chat));
    const seat = await players.seat(update.chat);
    if (!seat) return this.#reply(update, wording.help);
    await this.#orRefuse(update, async () => this.#welcome(update, await players.resume(seat)));
  }

  async #join(update: Update, pin: string, name?: string): Promise<void> {
    const { players, store, identify } = this.#sources;
    const { chat, firstName } = update;
    if ((await this.#limits.triesLeft(identify(chat))) <= 0) return;
    await store.delete(this.#stopKey(chat));
    await this.#orRefuse(
      update,
      async () => this.#welcome(update, await players.join(chat, pin, name ?? firstName)),
      pin,
    );
  }

  async #name(update: Update, name: string): Promise<void> {
    const { players } = this.#sources;
    if (name === '') return this.#reply(update, wording.nameMissing);
    const seat = await players.seat(update.chat);
    if (!seat) return this.#reply(update, wording.notPlaying);
    await this.#orRefuse(update, async () => {
      const { nickname } = await players.rename(update.chat, seat, name);
      await this.#reply(update, wording.renamed(nickname));
    });
  }

  /** Greets a player; if a question is open, with it, so that it still is one message. */
  async #welcome(update: Update, { game, player, resumed }: Joined): Promise<void> {
    const { games, letters, outbox } = this.#sources;
    const shown = await games.snapshot(game.id, { playerId: player.id });
    const greeting =
      resumed && shown.you
        ? wording.resumed(player.nickname, game.pin, shown.you)
        : wording.joined(player.nickname, game.pin);
    const question = openQuestion(shown);
    if (!question || shown.you?.answered) {
      return this.#reply(
        update,
        shown.phase === 'finished' ? `${greeting}\n\n${wording.gameOver}` : greeting,
      );
    }
    const { index, closesAt } = question;
    outbox.queue({
      // Who comes back has had this question before: the reply's own id lets it through again.
      id: resumed ? replyId(update) : questionId(game.id, index, player.id),
      chat: update.chat,
      expiresAt: closesAt,
      write: async () =>
        (await letters.question(game.id, player.id, index, greeting)) ?? { html: greeting },
    });
  }

  /** Says why something asked for was not done. @throws what is no refusal */
  async #orRefuse(update: Update, task: () => Promise<void>, pin?: string): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (!(error instanceof QRushError) || error.code === 'INTERNAL') throw error;
      await this.#reply(update, await this.#refusal(update, error, pin));
    }
  }

  async #refusal({ chat }: Update, { code, message }: QRushError, pin?: string): Promise<string> {
    switch (code) {
      case 'GAME_NOT_FOUND':
        return pin === undefined
          ? wording.gameOver
          : wording.wrongCode(pin, await this.#limits.wrongCode(this.#sources.identify(chat)));
      case 'NICKNAME_TAKEN':
        return wording.nameTaken;
      case 'NICKNAME_REJECTED':
        return pin === undefined ? wording.nameRejected : wording.joinNameRejected(pin);
      case 'WAITING_FOR_HOST':
        return wording.nameWaits;
      case 'WRONG_PHASE':
        return wording.nameFixed;
      case 'KICKED':
        return wording.removed;
      case 'GAME_FINISHED':
        return wording.gameOver;
      default:
        return escapeHtml(message);
    }
  }

  async #hint(update: Update, text: string): Promise<void> {
    const { store, identify } = this.#sources;
    if ((await store.get(this.#stopKey(update.chat))) !== undefined) return;
    if (await this.#limits.hint(identify(update.chat))) await this.#reply(update, text);
  }

  async #reply(update: Update, html: string): Promise<void> {
    const { outbox, now } = this.#sources;
    outbox.queue({
      id: replyId(update),
      chat: update.chat,
      expiresAt: (await now()) + REPLY_TTL,
      write: async () => ({ html }),
    });
  }

  #stopKey(chat: string): string {
    return `stopped.${this.#sources.identify(chat)}`;
  }
}

const replyId = ({ id }: Update): string => `re.${id}`;

import { type ErrorCode, type Games, QRushError } from '../../server/plugin.ts';
import type { Space } from '../../server/store/contract.ts';
import { type Answered, Answering } from './answering.ts';
import { type Command, readCommand } from './commands.ts';
import type { Identify } from './identity.ts';
import type { InboundMessage } from './inbound.ts';
import { CodeTries, Hints } from './limits.ts';
import { textMessage } from './messages.ts';
import type { Outbox } from './outbox.ts';
import { type Joined, Players, type Seat } from './players.ts';
import { openQuestion, questionItem } from './questions.ts';
import type { Receipts } from './receipts.ts';
import { readTap } from './taps.ts';
import { wording } from './wording.ts';

/** ms a reply is worth sending. */
const REPLY_TTL = 120_000;

export interface ConversationSources {
  games: Games;
  store: Space;
  outbox: Outbox;
  receipts: Receipts;
  identify: Identify;
  mediaBase: string | undefined;
}

/** One message, and whom it is from. */
interface Turn {
  key: string;
  message: InboundMessage;
  seat: Seat | undefined;
}

const JOIN_REFUSALS: Partial<Record<ErrorCode, string>> = {
  NICKNAME_TAKEN: wording.nameTaken,
  NICKNAME_REJECTED: wording.nameRejected,
  WRONG_PHASE: wording.nameFixed,
  KICKED: wording.removed,
  GAME_FINISHED: wording.gameOver,
};

/** What the bridge does about a message: the one place where commands, answers and replies meet. */
export class Conversation {
  readonly #sources: ConversationSources;
  readonly #players: Players;
  readonly #answering: Answering;
  readonly #hints: Hints;
  readonly #tries: CodeTries;

  constructor(sources: ConversationSources) {
    this.#sources = sources;
    this.#players = new Players(sources.games, sources.store);
    this.#answering = new Answering(sources.games);
    this.#hints = new Hints(sources.store);
    this.#tries = new CodeTries(sources.store);
  }

  /** Handles a message. A sender's messages must come one after the other. */
  async handle(message: InboundMessage): Promise<void> {
    const key = this.#sources.identify(message.sender.userId);
    const turn: Turn = { key, message, seat: await this.#players.seat(key) };
    const { content } = message;
    const tap = content.type === 'tap' ? readTap(content.id) : undefined;
    if (tap) {
      if (turn.seat) await this.#answered(turn, await this.#answering.tapped(turn.seat, tap));
      return;
    }
    // A template's button carries what it stands for, such as "JOIN 123456".
    const text = content.type === 'tap' ? content.id : content.text;
    await this.#obey(turn, readCommand(text), text);
  }

  async #obey(turn: Turn, command: Command, text: string): Promise<void> {
    const { key, message, seat } = turn;
    switch (command.type) {
      case 'join':
        return this.#join(turn, command.pin, command.name);
      case 'code':
        return seat && (await this.#answering.couldBe(seat, text))
          ? this.#typed(turn, text)
          : this.#join(turn, command.pin);
      case 'name':
        return seat && (await this.#answering.couldBe(seat, text))
          ? this.#typed(turn, text)
          : this.#name(turn, command.name);
      case 'leave': {
        const left = await this.#players.leave(key);
        return this.#reply(message, left ? wording.left : wording.notPlaying);
      }
      case 'stop':
        await this.#players.leave(key);
        await this.#sources.store.set(`stopped.${key}`, true);
        return this.#reply(message, wording.stopped);
      case 'help':
        return (await this.#isStopped(key)) ? undefined : this.#reply(message, wording.help);
      case 'text':
        return this.#typed(turn, text);
    }
  }

  async #typed(turn: Turn, text: string): Promise<void> {
    const { key, seat } = turn;
    if (seat) return this.#answered(turn, await this.#answering.typed(seat, text));
    const pin = await this.#players.waitForName(key);
    return pin === undefined ? this.#hint(turn, wording.notPlaying) : this.#join(turn, pin, text);
  }

  async #answered({ key, message }: Turn, answered: Answered): Promise<void> {
    if (answered.status === 'accepted') this.#sources.receipts.acknowledge(message.id);
    if (answered.status === 'refused') await this.#hint({ key, message }, answered.hint);
  }

  async #join(turn: Turn, pin: string, name?: string): Promise<void> {
    const { key, message } = turn;
    if ((await this.#tries.left(key)) <= 0) return;
    await this.#sources.store.delete(`stopped.${key}`);
    try {
      await this.#welcome(message, await this.#players.join(key, message.sender, pin, name));
    } catch (error) {
      if (error instanceof QRushError && error.code === 'GAME_NOT_FOUND') {
        const left = await this.#tries.wrong(key);
        return this.#reply(message, wording.wrongCode(pin, left));
      }
      return this.#refuse(message, error);
    }
  }

  async #name({ key, message, seat }: Turn, name: string): Promise<void> {
    if (await this.#isStopped(key)) return;
    if (name === '') return this.#reply(message, wording.nameMissing);
    const pin = await this.#players.waitForName(key);
    if (pin !== undefined) return this.#join({ key, message, seat }, pin, name);
    if (!seat) return this.#reply(message, wording.notPlaying);
    try {
      const player = await this.#players.rename(key, message.sender, seat, name);
      return this.#reply(message, wording.renamed(player.nickname));
    } catch (error) {
      return this.#refuse(message, error);
    }
  }

  /** Greets a player; if a question is open, with it, so that it still is one message. */
  async #welcome(message: InboundMessage, { game, player, resumed }: Joined): Promise<void> {
    const shown = await this.#sources.games.snapshot(game.id, { playerId: player.id });
    const greeting =
      resumed && shown.you
        ? wording.resumed(player.nickname, game.pin, shown.you)
        : wording.joined(player.nickname, game.pin);
    if (shown.phase === 'finished') {
      return this.#reply(message, `${greeting}\n\n${wording.gameOver}`);
    }
    const question = openQuestion(shown);
    if (!question || shown.you?.answered) return this.#reply(message, greeting);
    const recipient = { playerId: player.id, address: message.sender.address, intro: greeting };
    const item = questionItem(this.#sources, game.id, question, recipient, shown.now);
    // Who comes back has had this question before: the reply's own id lets it through again.
    await this.#sources.outbox.enqueue(resumed ? { ...item, id: this.#replyId(message) } : item);
  }

  /** Says why something asked for was not done. @throws what is no refusal */
  async #refuse(message: InboundMessage, error: unknown): Promise<void> {
    if (!(error instanceof QRushError) || error.code === 'INTERNAL') throw error;
    await this.#reply(message, JOIN_REFUSALS[error.code] ?? error.message);
  }

  async #hint({ key, message }: Pick<Turn, 'key' | 'message'>, text: string): Promise<void> {
    if ((await this.#isStopped(key)) || !(await this.#hints.take(key))) return;
    await this.#reply(message, text);
  }

  #isStopped(key: string): Promise<true | undefined> {
    return this.#sources.store.get<true>(`stopped.${key}`);
  }

  async #reply(message: InboundMessage, text: string): Promise<void> {
    await this.#sources.outbox.enqueue({
      id: this.#replyId(message),
      to: message.sender.address,
      payload: textMessage(text),
      expiresAt: Date.now() + REPLY_TTL,
    });
  }

  #replyId({ id }: InboundMessage): string {
    return `re.${this.#sources.identify(id)}`;
  }
}

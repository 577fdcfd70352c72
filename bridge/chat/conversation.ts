import { type Games, QRushError, type Space } from '../../server/plugin.ts';
import type { Answered, Answering, Refused } from './answering.ts';
import type { Bridge } from './bridge.ts';
import type { Command } from './commands.ts';
import { LanguageChoice } from './language-choice.ts';
import type { LanguageCode } from './languages/all.ts';
import { CodeTries, Hints } from './limits.ts';
import { Players } from './players.ts';
import type { Seat, Seats } from './seats.ts';
import type { Tap } from './taps.ts';
import { withoutSigns } from './text.ts';
import type { About, Turn } from './turn.ts';
import { Welcome } from './welcome.ts';
import type { Sentence, Wording } from './wording.ts';

export interface ConversationSources<T extends Turn> {
  games: Games;
  store: Space;
  seats: Seats;
  answering: Answering;
  /** The channel's name. */
  channel: string;
  bridge: Bridge<T>;
}

/**
 * Handles a message of any chat: the one place where commands, answers and replies meet. A sender's messages must come one after the other.
 */
export class Conversation<T extends Turn> {
  readonly players: Players;
  readonly languages: LanguageChoice;
  readonly #sources: ConversationSources<T>;
  readonly #hints: Hints;
  readonly #tries: CodeTries;
  readonly #welcome: Welcome<T>;

  constructor(sources: ConversationSources<T>) {
    const { store } = sources;
    this.#sources = sources;
    this.players = new Players(sources);
    this.languages = new LanguageChoice(store);
    this.#hints = new Hints(store);
    this.#tries = new CodeTries(store);
    this.#welcome = new Welcome(sources);
  }

  /** A person who said STOP hears nothing, whatever they send, until they join. */
  async isStopped(key: string): Promise<boolean> {
    return (await this.#sources.store.get(`stopped.${key}`)) !== undefined;
  }

  /** Leaves the game, and says nothing more. */
  async stop(key: string): Promise<void> {
    await this.players.leave(key);
    await this.#sources.store.set(`stopped.${key}`, true);
  }

  async resumeHearing(key: string): Promise<void> {
    await this.#sources.store.delete(`stopped.${key}`);
  }

  /** Does what a text asks for; one that is a command and an answer is an answer. */
  async obey(turn: T, command: Command, text: string): Promise<void> {
    const { key, seat } = turn;
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
      case 'leave':
        return this.#say(turn, (await this.players.leave(key)) ? 'left' : 'notPlaying');
      case 'stop':
        await this.stop(key);
        return this.#say(turn, 'stopped');
      case 'help':
        return this.help(turn);
      case 'hint':
        return this.#lastHint(turn);
      case 'text':
        return this.#typed(turn, text);
    }
  }

  async help(turn: T): Promise<void> {
    const { bridge } = this.#sources;
    const more = bridge.helpMore?.(turn.language);
    const help = this.#wording(turn).say('help');
    await bridge.reply(turn, more === undefined ? help : `${help} ${more}`);
  }

  /** The last hint to the open question that is shown by now. */
  async #lastHint(turn: T): Promise<void> {
    const { seat } = turn;
    if (!seat) return this.#say(turn, 'notPlaying');
    const { games, bridge } = this.#sources;
    try {
      const { phase, question } = await games.snapshot(seat.gameId);
      const hint = phase === 'question' ? question?.hints?.at(-1) : undefined;
      const say = this.#wording(turn);
      await bridge.reply(turn, hint === undefined ? say.say('noHint') : `💡 ${say.quoted(hint)}`);
    } catch (error) {
      return this.#welcome.refuse(turn, error);
    }
  }

  /** Takes a tap on an option. */
  async tapped(turn: T, tap: Tap): Promise<Answered> {
    const { seat, sent } = turn;
    if (!seat) return { status: 'ignored' };
    return this.#sources.answering.tapped(seat, tap, sent);
  }

  /** Whether the question that is open waits for this turn's sender. */
  async isAwaited({ seat }: T): Promise<boolean> {
    return seat !== undefined && (await this.#sources.answering.isAwaited(seat));
  }

  /** Says what became of an answer; whoever is back is welcomed instead, as that was what they wanted. */
  async answered(turn: T, answered: Answered): Promise<void> {
    if (answered.status === 'accepted') return this.#sources.bridge.taken(turn);
    if (turn.back && turn.seat) return this.welcomeBack(turn, turn.seat);
    if (answered.status === 'refused') await this.hint(turn, await this.#why(turn, answered));
  }

  /** The host has answered somebody who waits, and who is spoken to by `turn`. */
  async admitted(turn: T, pin: string, nickname: string, admitted: boolean): Promise<void> {
    if (!admitted) return this.#say(turn, 'nameRejected');
    await (turn.kind === 'name' ? this.#name(turn, nickname) : this.#join(turn, pin, nickname));
  }

  welcomeBack(turn: T, seat: Seat): Promise<void> {
    return this.#welcome.back(turn, seat);
  }

  /** Something nobody asked for: once a minute. */
  async hint(turn: T, text: string): Promise<void> {
    if (await this.#hints.take(turn.key)) await this.#sources.bridge.reply(turn, text);
  }

  /** Whether what reads as a command is the answer to the question that is open. STOP never is. */
  async #isAnswer({ sent }: T, seat: Seat, command: Command, text: string): Promise<boolean> {
    const { answering } = this.#sources;
    switch (command.type) {
      case 'code':
      case 'name':
      case 'web':
        return answering.couldBe(seat, text, sent);
      case 'language':
        return command.language === undefined && answering.couldBe(seat, text, sent);
      case 'leave':
      case 'help':
      case 'hint':
        return answering.isMeant(seat, text, sent);
      case 'stop': {
        // The words that other languages have for it are answers only as they stand.
        const word = withoutSigns(text);
        return word.toLowerCase() !== 'stop' && answering.isMeant(seat, word, sent);
      }
      case 'join':
      case 'text':
        return false;
    }
  }

  async #typed(turn: T, text: string): Promise<void> {
    const { key, seat, sent } = turn;
    if (seat) return this.answered(turn, await this.#sources.answering.typed(seat, text, sent));
    const pin = await this.players.waitForName(key);
    if (pin !== undefined) return this.#join(turn, pin, text);
    const say = this.#wording(turn);
    return this.hint(turn, say.say((await this.#held(turn)) ? 'nameWaits' : 'notPlaying'));
  }

  /** The name with which somebody waits who is in no game yet. */
  async #held({ key }: T) {
    const hold = await this.#sources.seats.hold(key);
    return hold?.renames ? undefined : hold;
  }

  /** Why an answer does not count; with a link where only the browser takes it. */
  async #why(turn: T, refused: Refused): Promise<string> {
    const say = this.#wording(turn);
    if ('words' in refused) return say.quoted(refused.words);
    const { hint } = refused;
    if (hint !== 'pointOnly' || !turn.seat) return say.say(hint);
    const link = await this.#linkOf(turn.seat);
    return link === undefined ? say.say(hint) : `${say.say(hint)}\n${say.browser(link)}`;
  }

  async #join(turn: T, pin: string, name?: string): Promise<void> {
    const { key } = turn;
    const { bridge } = this.#sources;
    if ((await this.#tries.left(key)) <= 0) return;
    await this.resumeHearing(key);
    try {
      const joined = await this.players.join(turn, pin, name);
      bridge.joined?.(turn, joined);
      await this.#welcome.greet(turn, joined);
    } catch (error) {
      if (error instanceof QRushError && error.code === 'GAME_NOT_FOUND') {
        const left = await this.#tries.wrong(key);
        return bridge.reply(turn, this.#wording(turn).wrongCode(pin, left));
      }
      return this.#welcome.refuse(turn, error);
    }
  }

  async #name(turn: T, name: string): Promise<void> {
    const { key, seat } = turn;
    if (name === '') return this.#say(turn, 'nameMissing');
    const pin = (await this.players.waitForName(key)) ?? (await this.#held(turn))?.pin;
    if (pin !== undefined) return this.#join(turn, pin, name);
    if (!seat) return this.#say(turn, 'notPlaying');
    try {
      const { nickname } = await this.players.rename(turn, seat, name);
      return this.#sources.bridge.reply(turn, this.#wording(turn).renamed(nickname));
    } catch (error) {
      return this.#welcome.refuse(turn, error);
    }
  }

  async #speak(turn: T, wanted: LanguageCode | undefined): Promise<void> {
    const { key, seat } = turn;
    const { bridge } = this.#sources;
    if (!wanted) return bridge.reply(turn, this.#wording(turn).languages());
    await this.languages.set(key, wanted);
    const speaking = { ...turn, language: wanted };
    if (seat) await this.players.attend(speaking, seat);
    return this.#say(speaking, 'speaking');
  }

  async #web(turn: T): Promise<void> {
    const { seat } = turn;
    if (!seat) return this.#say(turn, 'notPlaying');
    try {
      const link = await this.#linkOf(seat);
      const say = this.#wording(turn);
      const text = link === undefined ? say.say('noBrowser') : say.browser(link);
      return this.#sources.bridge.reply(turn, text);
    } catch (error) {
      return this.#welcome.refuse(turn, error);
    }
  }

  async #linkOf(seat: About): Promise<string | undefined> {
    const { games, bridge } = this.#sources;
    const { pin } = await games.definition(seat.gameId);
    return bridge.webLink(pin, seat);
  }

  async #say(turn: T, sentence: Sentence): Promise<void> {
    await this.#sources.bridge.reply(turn, this.#wording(turn).say(sentence));
  }

  #wording({ language }: T): Wording {
    return this.#sources.bridge.wording(language);
  }
}

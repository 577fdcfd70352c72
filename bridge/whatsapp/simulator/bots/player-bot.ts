import type { Phone } from '../phone.ts';
import type { ChatMessage } from '../phone-api.ts';
import { pick, type Random } from '../random.ts';
import type { Schedule } from '../schedule.ts';
import { draw } from '../span.ts';
import { type ChatQuestion, questionIn, tapsIn } from './chat-question.ts';
import type { CrowdOptions } from './crowd-options.ts';
import { joinedAs, typedAs } from './people.ts';

/** ms between two taps of one who taps twice, and between two messages of one who floods. */
const SECOND_TAP = 150;
const FLOOD_PAUSE = 50;

/** Of those who type as people do: reply to the very question. */
const QUOTING = 0.25;

/** Typed answers when there is nothing to choose from. */
const TYPED = ['42', 'Mount Everest', 'no idea'];
const CHATTER = ['lol', 'nice one 👏', 'is this thing on?', '1234', 'ok'];

/** A player who reads questions off the chat and answers them, more or less as people do. */
export class PlayerBot {
  readonly phone: Phone;
  readonly #options: CrowdOptions;
  readonly #random: Random;
  readonly #schedule: Schedule;
  readonly #leave: () => void;
  readonly #seen: ChatQuestion[] = [];
  readonly #meant = new Map<string, string>();
  #answered = 0;
  #gone = false;

  constructor(phone: Phone, options: CrowdOptions, random: Random, schedule: Schedule) {
    this.phone = phone;
    this.#options = options;
    this.#random = random;
    this.#schedule = schedule;
    // The chat is open: a change of status comes here as well, a question only once.
    this.#leave = phone.look((message) => this.#saw(message));
    schedule.after(draw(options.arrive, random), () => this.#join());
  }

  /** The meaning of each typed answer, in the option's words, by the message's id. */
  get meant(): ReadonlyMap<string, string> {
    return this.#meant;
  }

  stats(): { questions: number; answered: number; gone: boolean } {
    return { questions: this.#seen.length, answered: this.#answered, gone: this.#gone };
  }

  /** Puts the phone away. */
  stop(): void {
    this.#gone = true;
    this.#leave();
  }

  #saw(message: ChatMessage): void {
    const question = questionIn(message);
    if (!question || this.#gone) return;
    if (this.#seen.some((known) => known.message.id === message.id)) return;
    this.#seen.push(question);
    if (this.#does('absent')) return;
    this.#schedule.after(draw(this.#options.think, this.#random), () => this.#act(question));
  }

  #act(question: ChatQuestion): void {
    if (this.#gone) return;
    if (this.#does('leave')) {
      this.phone.send(this.#options.leaveText);
      this.stop();
      return;
    }
    if (this.#does('chatter')) this.#chat(question);
    if (this.#does('oldTap')) this.#tapOn(this.#seen[this.#seen.length - 2]);
    if (question.isOrder) this.#putInOrder(question);
    else if (question.toMatch !== undefined) this.#match(question, question.toMatch);
    else this.#answer(question);
    this.#answered += 1;
    if (this.#does('doubleTap')) {
      this.#schedule.after(SECOND_TAP, () => this.#tapOn(question));
    }
    if (this.#does('flood')) this.#flood(this.#options.floodFor / FLOOD_PAUSE);
  }

  #answer(question: ChatQuestion): void {
    const { tap, letter } = this.#options;
    const way = this.#random();
    if (way < tap && this.#tapOn(question)) return;
    const option = pick(this.#random, question.options);
    if (option && this.#does('people')) {
      this.#type(question, option);
      return;
    }
    const typed = pick(this.#random, TYPED) ?? '';
    const words = option && (way < tap + letter ? option.letter : option.text);
    this.phone.send(words ?? typed);
  }

  #match({ options }: ChatQuestion, count: number): void {
    const pairs = Array.from(
      { length: count },
      (_, row) => `${row + 1}${pick(this.#random, options)?.letter}`,
    );
    this.phone.send(pairs.join(' '));
  }

  #putInOrder({ options }: ChatQuestion): void {
    const left = options.map(({ letter }) => letter);
    const row: string[] = [];
    while (left.length > 0) {
      const next = pick(this.#random, left) ?? '';
      row.push(...left.splice(left.indexOf(next), 1));
    }
    this.phone.send(row.join(' '));
  }

  #join(): void {
    const { join, pin } = this.#options;
    this.phone.send(
      this.#does('people')
        ? joinedAs(pin, this.phone.profileName, this.#random)
        : join.replace('{pin}', pin),
    );
  }

  #type({ message, options }: ChatQuestion, option: ChatQuestion['options'][number]): void {
    const text = typedAs(option, 1 + options.indexOf(option), this.#random);
    const quotes = this.#random() < QUOTING ? { to: message.id } : {};
    this.#meant.set(this.phone.send(text, quotes).id, option.text);
  }

  /** @returns whether there was something to tap on */
  #tapOn(question: ChatQuestion | undefined): boolean {
    const choice = question && pick(this.#random, tapsIn(question.message));
    if (choice) this.phone.reply(question.message.id, choice.id);
    return choice !== undefined;
  }

  /** Says something beside the game. */
  #chat({ message }: ChatQuestion): void {
    const kind = pick(this.#random, ['sticker', 'audio', 'reaction'] as const);
    if (kind === 'reaction') this.phone.react(message.id, '👍');
    else if (kind) this.phone.attach(kind);
  }

  #flood(left: number): void {
    if (left < 1 || this.#gone) return;
    this.phone.send(pick(this.#random, CHATTER) ?? '');
    this.#schedule.after(FLOOD_PAUSE, () => this.#flood(left - 1));
  }

  #does(
    habit: 'people' | 'absent' | 'doubleTap' | 'oldTap' | 'chatter' | 'flood' | 'leave',
  ): boolean {
    return this.#random() < this.#options[habit];
  }
}

import type { BotApiStub } from './bot-api-stub.ts';

/** A message as the user sees it. */
export interface SeenMessage {
  id: number;
  /** Without markup. */
  text: string;
  html: string;
  buttons: { text: string; callback_data: string }[];
  /** A file's id or a URL, or the file itself. */
  photo?: unknown;
}

interface Keyboard {
  inline_keyboard: { text: string; callback_data: string }[][];
}

/** Somebody who chats with the bot. */
export class TelegramUser {
  readonly id: number;
  readonly firstName: string;
  readonly messages: SeenMessage[] = [];
  /** Lines that were shown for a moment after a tap. */
  readonly toasts: string[] = [];
  /** Own messages that got a thumb up. */
  readonly thumbs: number[] = [];
  hasBlocked = false;
  /** The language of the app. */
  languageCode: string | undefined;
  readonly #stub: BotApiStub;
  readonly #watching = new Set<() => void>();

  constructor(id: number, firstName: string, stub: BotApiStub) {
    this.id = id;
    this.firstName = firstName;
    this.#stub = stub;
  }

  get #from() {
    return {
      id: this.id,
      is_bot: false,
      first_name: this.firstName,
      ...(this.languageCode !== undefined && { language_code: this.languageCode }),
    };
  }

  get #chat() {
    return { id: this.id, type: 'private', first_name: this.firstName };
  }

  /** Writes. @param at when, ms since the epoch: Telegram stamps the second @returns the message's id */
  says(text: string, at?: number): number {
    const id = this.#stub.nextId();
    this.#stub.bring(this.written(text, id, at));
    return id;
  }

  /** The content of an update about this text. */
  written(text: string, id = this.#stub.nextId(), at = Date.now()): object {
    const date = Math.floor(at / 1000);
    return {
      message: { message_id: id, date, chat: this.#chat, from: this.#from, text },
    };
  }

  /** Taps the button that says this, below the newest message that has it. */
  taps(label: string, message?: SeenMessage): void {
    const shown = message ?? this.messages.findLast((one) => one.buttons.some(is(label)));
    const button = shown?.buttons.find(is(label));
    if (!shown || !button) throw new Error(`there is no button "${label}"`);
    this.#stub.bring({
      callback_query: {
        id: `${this.id}.${this.#stub.nextId()}`,
        from: this.#from,
        message: { message_id: shown.id, chat: this.#chat },
        data: button.callback_data,
      },
    });
  }

  /** Blocks the bot; unless `silently`, the bot is told. */
  blocks({ silently = false } = {}): void {
    this.hasBlocked = true;
    if (silently) return;
    this.#stub.bring({
      my_chat_member: {
        chat: this.#chat,
        from: this.#from,
        new_chat_member: { status: 'kicked' },
      },
    });
  }

  /** The first message after those already `told` that says this; it may still have to come. */
  async told(text: string | RegExp): Promise<SeenMessage> {
    return this.#until(() =>
      this.messages.find((message) =>
        typeof text === 'string' ? message.text.includes(text) : text.test(message.text),
      ),
    );
  }

  /** The first line shown after a tap that says this. */
  async toast(text: string): Promise<string> {
    return this.#until(() => this.toasts.find((line) => line.includes(text)));
  }

  /** Waits for the thumb below a message of the user's. */
  async thumb(messageId: number): Promise<number> {
    return this.#until(() => this.thumbs.find((id) => id === messageId));
  }

  receive(html: string, keyboard: Keyboard | undefined, photo: unknown): SeenMessage {
    const buttons = keyboard?.inline_keyboard.flat() ?? [];
    for (const { callback_data: data } of buttons) {
      if (Buffer.byteLength(data) > 64) throw new Error(`a button carries too much: ${data}`);
    }
    const text = html
      .replace(/<\/?(?:b|i|code|pre)>|[\u2068\u2069]/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    const message = { id: this.#stub.nextId(), text, html, buttons, photo };
    this.messages.push(message);
    this.#changed();
    return message;
  }

  toasted(line: string): true {
    this.toasts.push(line);
    this.#changed();
    return true;
  }

  approved(messageId: number): true {
    this.thumbs.push(messageId);
    this.#changed();
    return true;
  }

  #changed(): void {
    for (const check of [...this.#watching]) check();
  }

  async #until<Found>(find: () => Found | undefined): Promise<Found> {
    return new Promise((resolve) => {
      const check = () => {
        const found = find();
        if (found === undefined) return;
        this.#watching.delete(check);
        resolve(found);
      };
      this.#watching.add(check);
      check();
    });
  }
}

const is =
  (label: string) =>
  ({ text }: { text: string }): boolean =>
    text === label;

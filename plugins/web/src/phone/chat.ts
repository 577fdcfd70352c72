import { type ReadonlySignal, signal } from '@preact/signals';
import type {
  ChatMessage,
  PhoneAction,
  PhoneInfo,
} from '../../../../bridge/whatsapp/simulator/phone-api.ts';
import type { Owner } from './owner.ts';
import { PhoneLine, RefusedError } from './phone-line.ts';
import type { ServerSentEvent } from './server-sent-events.ts';

const DEFAULT_INFO: PhoneInfo = { businessNumber: '', businessName: 'QRush' };

/** The chat of one phone with the quiz's business number. */
export class Chat {
  readonly #owner: Owner;
  readonly #line: PhoneLine;
  readonly #messages = signal<ChatMessage[]>([]);
  readonly #online = signal(true);
  readonly #refusal = signal<string>();
  readonly #info = signal(DEFAULT_INFO);

  constructor(owner: Owner) {
    this.#owner = owner;
    this.#line = new PhoneLine(owner.number);
    void this.#listen();
    void this.#loadInfo();
  }

  get messages(): ReadonlySignal<ChatMessage[]> {
    return this.#messages;
  }

  get online(): ReadonlySignal<boolean> {
    return this.#online;
  }

  /** Why this phone cannot be used from here, if it cannot. */
  get refusal(): ReadonlySignal<string | undefined> {
    return this.#refusal;
  }

  get info(): ReadonlySignal<PhoneInfo> {
    return this.#info;
  }

  sendText(text: string): Promise<void> {
    return this.#send({ profileName: this.#owner.name, type: 'text', text });
  }

  /** Taps a reply button, or chooses a row of a list, of the message `to`. */
  reply(to: string, id: string): Promise<void> {
    return this.#send({ profileName: this.#owner.name, type: 'reply', to, id });
  }

  close(): void {
    this.#line.close();
  }

  async #listen(): Promise<void> {
    const heard = ({ name, data }: ServerSentEvent) => {
      if (name === 'chat') this.#messages.value = JSON.parse(data) as ChatMessage[];
      else this.#take(JSON.parse(data) as ChatMessage);
    };
    try {
      await this.#line.listen(heard, (yes) => {
        this.#online.value = yes;
      });
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      this.#online.value = false;
      this.#refusal.value = error.code;
    }
  }

  async #loadInfo(): Promise<void> {
    const response = await fetch('/phone/api/info').catch(() => undefined);
    if (response?.ok) this.#info.value = (await response.json()) as PhoneInfo;
  }

  /** @throws Error when the message has not left the phone */
  async #send(action: PhoneAction): Promise<void> {
    const message = await this.#line.send(action);
    // The event may have come first, and with later ticks.
    if (!this.#messages.peek().some(({ id }) => id === message.id)) this.#take(message);
  }

  #take(message: ChatMessage): void {
    const messages = this.#messages.peek();
    this.#messages.value = messages.some(({ id }) => id === message.id)
      ? messages.map((known) => (known.id === message.id ? message : known))
      : [...messages, message];
  }
}

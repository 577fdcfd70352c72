import { type ReadonlySignal, signal } from '@preact/signals';
import type {
  ChatMessage,
  PhoneAction,
  PhoneInfo,
} from '../../../../bridge/whatsapp/simulator/phone-api.ts';
import type { Owner } from './owner.ts';

const DEFAULT_INFO: PhoneInfo = { businessNumber: '', businessName: 'QRush' };

/** The chat of one phone with the quiz's business number. */
export class Chat {
  readonly #owner: Owner;
  readonly #source: EventSource;
  readonly #messages = signal<ChatMessage[]>([]);
  readonly #online = signal(true);
  readonly #info = signal(DEFAULT_INFO);

  constructor(owner: Owner) {
    this.#owner = owner;
    this.#source = new EventSource(`${this.#path}/events`);
    this.#source.addEventListener('open', () => {
      this.#online.value = true;
    });
    this.#source.addEventListener('error', () => {
      this.#online.value = false;
    });
    this.#source.addEventListener('chat', ({ data }: MessageEvent<string>) => {
      this.#messages.value = JSON.parse(data) as ChatMessage[];
    });
    this.#source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      this.#take(JSON.parse(data) as ChatMessage);
    });
    void this.#loadInfo();
  }

  get messages(): ReadonlySignal<ChatMessage[]> {
    return this.#messages;
  }

  get online(): ReadonlySignal<boolean> {
    return this.#online;
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
    this.#source.close();
  }

  get #path(): string {
    return `/phone/api/phones/${this.#owner.number}`;
  }

  async #loadInfo(): Promise<void> {
    const response = await fetch('/phone/api/info').catch(() => undefined);
    if (response?.ok) this.#info.value = (await response.json()) as PhoneInfo;
  }

  /** @throws Error when the message has not left the phone */
  async #send(action: PhoneAction): Promise<void> {
    const response = await fetch(`${this.#path}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
    if (!response.ok) throw new Error(`not sent: status ${response.status}`);
    const message = (await response.json()) as ChatMessage;
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

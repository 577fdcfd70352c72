import { createHash, randomBytes } from 'node:crypto';
import { QRushError } from '../../../server/plugin.ts';
import type { ChatMessage } from './phone-api.ts';
import type { Shown } from './validation.ts';

/** Messages a phone keeps. */
const CHAT_LENGTH = 500;

/** How a phone is connected to the business. */
export interface Line {
  /** Brings what the phone sends. `reply` is a tap, and on which message. */
  send(phone: Phone, message: ChatMessage, reply?: Reply): void;
  /** Tells how far a message of the business has got. */
  report(phone: Phone, message: ChatMessage, reference: string | undefined): void;
  /** Each message as the phone shows it, when it is new and when it changes. */
  seen(phone: Phone, message: ChatMessage): void;
}

export interface Reply {
  kind: 'button_reply' | 'list_reply';
  to: string;
  row: { id: string; title: string; description?: string };
}

type Listener = (message: ChatMessage) => void;

export const newMessageId = (): string => `wamid.${randomBytes(15).toString('base64url')}`;

/** A simulated phone with one chat: the one with the business. */
export class Phone {
  /** Digits, with the country code. */
  readonly number: string;
  /** How the business may name the user without knowing the number. */
  readonly userId: string;
  profileName: string;
  readonly #line: Line;
  readonly #chat: ChatMessage[] = [];
  readonly #references = new Map<string, string>();
  readonly #listeners = new Set<Listener>();
  /** Pages on which somebody looks at the chat. */
  #lookers = 0;

  constructor(number: string, profileName: string, line: Line) {
    this.number = number;
    this.userId = `XX.${createHash('sha256').update(number).digest('hex').slice(0, 24)}`;
    this.profileName = profileName;
    this.#line = line;
  }

  /** The chat, the oldest message first. */
  messages(): ChatMessage[] {
    return structuredClone(this.#chat);
  }

  /** The first message that fits, as it is now or once it is so. */
  next(fits: (message: ChatMessage) => boolean): Promise<ChatMessage> {
    const found = this.#chat.find(fits);
    if (found) return Promise.resolve(structuredClone(found));
    return new Promise((resolve) => {
      const listener: Listener = (message) => {
        if (!fits(message)) return;
        this.#listeners.delete(listener);
        resolve(message);
      };
      this.#listeners.add(listener);
    });
  }

  /** Calls back with each new or changed message. The chat is open meanwhile: messages get read. */
  look(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#lookers += 1;
    for (const message of this.#chat) {
      if (message.from === 'business') this.#advance(message, 'read');
    }
    return () => {
      if (this.#listeners.delete(listener)) this.#lookers -= 1;
    };
  }

  /** Sends a text. */
  send(text: string): ChatMessage {
    return this.#sent(text);
  }

  /** Taps a button or row of a message. @throws QRushError `BAD_PAYLOAD` when it has none such */
  reply(to: string, id: string): ChatMessage {
    const message = this.#chat.find((shown) => shown.id === to);
    const button = message?.buttons?.find((shown) => shown.id === id);
    const row = button ?? message?.list?.rows.find((shown) => shown.id === id);
    if (!row) throw new QRushError('BAD_PAYLOAD', 'There is no such button in this chat.');
    return this.#sent(row.title, { kind: button ? 'button_reply' : 'list_reply', to, row });
  }

  /** Taps the latest button or row with this title or description. @throws QRushError `BAD_PAYLOAD` */
  tap(label: string): ChatMessage {
    for (const { id: to, buttons, list } of this.#chat.toReversed()) {
      const rows: Reply['row'][] = [...(buttons ?? []), ...(list?.rows ?? [])];
      const row = rows.find(({ title, description }) => title === label || description === label);
      if (row) return this.reply(to, row.id);
    }
    throw new QRushError('BAD_PAYLOAD', `There is no button "${label}" in this chat.`);
  }

  /** A message of the business arrives. */
  receive(id: string, shown: Shown, reference: string | undefined): void {
    const message: ChatMessage = { id, from: 'business', at: Date.now(), ...shown, status: 'sent' };
    if (reference !== undefined) this.#references.set(id, reference);
    this.#add(message);
    this.#line.report(this, message, reference);
    this.#advance(message, 'delivered');
    if (this.#lookers > 0) this.#advance(message, 'read');
  }

  /** The business has got a message of this phone, or read it: then all earlier ones too. */
  ticked(id: string, status: 'delivered' | 'read'): void {
    const own = this.#chat.filter(({ from }) => from === 'phone');
    const last = own.findIndex((message) => message.id === id);
    const ticked = own.slice(status === 'read' ? 0 : Math.max(last, 0), last + 1);
    for (const message of ticked) this.#advance(message, status);
  }

  #sent(text: string, reply?: Reply): ChatMessage {
    const message: ChatMessage = {
      id: newMessageId(),
      from: 'phone',
      at: Date.now(),
      text,
      status: 'sent',
    };
    this.#add(message);
    this.#line.send(this, message, reply);
    return structuredClone(message);
  }

  #add(message: ChatMessage): void {
    this.#chat.push(message);
    for (const { id } of this.#chat.splice(0, this.#chat.length - CHAT_LENGTH)) {
      this.#references.delete(id);
    }
    this.#tell(message);
  }

  #advance(message: ChatMessage, status: 'delivered' | 'read'): void {
    if (message.status === 'read' || message.status === status) return;
    message.status = status;
    this.#tell(message);
    if (message.from === 'business') {
      this.#line.report(this, message, this.#references.get(message.id));
    }
  }

  #tell(message: ChatMessage): void {
    const copy = structuredClone(message);
    this.#line.seen(this, copy);
    for (const listener of [...this.#listeners]) listener(copy);
  }
}

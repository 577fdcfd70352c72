import { createHash, randomBytes } from 'node:crypto';
import { QRushError } from '../../../server/plugin.ts';
import type { BusinessNumber } from './business.ts';
import type { AttachmentType, ChatMessage, Shown } from './phone-api.ts';

/** Messages a phone keeps. */
const CHAT_LENGTH = 500;

/** How a phone is connected to the business. */
export interface Line {
  /** ms since the epoch. */
  now(): number;
  /** Brings what the phone sends. */
  send(phone: Phone, message: ChatMessage, content: Content): void;
  /** A message that the phone shows for the first time. */
  saw(phone: Phone, message: ChatMessage): void;
}

/** The content of a phone's message. */
export type Content =
  | { type: 'text'; to?: string }
  /** Said to others in a group that the business is in, too. */
  | { type: 'group' }
  | { type: 'edit' | 'revoke'; of: string }
  | { type: 'button_reply' | 'list_reply' | 'template_reply'; to: string; row: Row }
  | { type: 'reaction'; to: string; emoji: string }
  | { type: AttachmentType };

interface Row {
  id: string;
  title: string;
  description?: string;
}

type Listener = (message: ChatMessage) => void;

/** How a text is sent. */
export interface Sending {
  /** The message that it is a reply to. */
  to?: string;
  /** When WhatsApp got it, ms since the epoch, if that is not now: its webhook comes late. */
  at?: number;
}

export const newMessageId = (): string => `wamid.${randomBytes(15).toString('base64url')}`;

/** A simulated phone with one chat: the one with the business. Its messages are never changed, but replaced. */
export class Phone {
  /** Digits, with the country code. */
  number: string;
  /** Whom the chat is with. */
  readonly business: BusinessNumber;
  profileName: string;
  /** Shown to the business in place of the number, if there is one. */
  username: string | undefined;
  /** Whether webhooks name the user by the number only, as they did of old. */
  withoutUserId = false;
  /** Whether the user has blocked the business: then nothing gets through. */
  blocked = false;
  /** When the user last wrote, ms since the epoch. */
  wroteAt: number | undefined;
  /** When the last message to this phone arrives: none overtakes another. */
  arrivesAt = 0;
  readonly #line: Line;
  readonly #chat = new Map<string, ChatMessage>();
  /** Whom to tell that a message was read. */
  readonly #unread = new Map<string, () => void>();
  readonly #listeners = new Set<Listener>();
  /** Pages on which somebody looks at the chat. */
  #lookers = 0;
  #userIds = 0;

  constructor(number: string, business: BusinessNumber, profileName: string, line: Line) {
    this.number = number;
    this.business = business;
    this.profileName = profileName;
    this.#line = line;
  }

  /** How the business may name the user without knowing the number. */
  get userId(): string {
    const seed = `${this.number}${this.#userIds || ''}`;
    return `XX.${createHash('sha256').update(seed).digest('hex').slice(0, 24)}`;
  }

  /** Gives the user another id, as when they move to another number. */
  renewUserId(): void {
    this.#userIds += 1;
  }

  /** The chat, the oldest message first. */
  messages(): ChatMessage[] {
    return structuredClone([...this.#chat.values()]);
  }

  /** The first message that fits, as it is now or once it is so. */
  next(fits: (message: ChatMessage) => boolean): Promise<ChatMessage> {
    for (const message of this.#chat.values()) {
      if (fits(message)) return Promise.resolve(structuredClone(message));
    }
    return new Promise((resolve) => {
      const leave = this.listen((message) => {
        if (!fits(message)) return;
        leave();
        resolve(message);
      });
    });
  }

  /** Calls back with each new or changed message. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back with each new or changed message. The chat is open meanwhile: messages get read. */
  look(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#lookers += 1;
    this.#readAll();
    return () => {
      if (this.#listeners.delete(listener)) this.#lookers -= 1;
    };
  }

  /** Sends a text. @throws QRushError `BAD_PAYLOAD` when it is to reply to no message of this chat */
  send(text: string, { to, at }: Sending = {}): ChatMessage {
    if (to !== undefined) this.#known(to);
    return this.#sent(text, { type: 'text', ...(to !== undefined && { to }) }, at);
  }

  /** Says something in a group. */
  sendInGroup(text: string): ChatMessage {
    return this.#sent(text, { type: 'group' });
  }

  /** Changes what was sent. @throws QRushError `BAD_PAYLOAD` when there is no such message */
  edit(id: string, text: string): ChatMessage {
    this.#replace({ ...this.#known(id), text });
    return this.#notify(text, { type: 'edit', of: id });
  }

  /** Takes back what was sent. @throws QRushError `BAD_PAYLOAD` when there is no such message */
  revoke(id: string): ChatMessage {
    this.#known(id);
    this.#chat.delete(id);
    return this.#notify('', { type: 'revoke', of: id });
  }

  /** Taps a button or row of a message. @throws QRushError `BAD_PAYLOAD` when it has none such */
  reply(to: string, id: string): ChatMessage {
    const message = this.#chat.get(to);
    const button = message?.buttons?.find((shown) => shown.id === id);
    const row: Row | undefined = button ?? message?.list?.rows.find((shown) => shown.id === id);
    if (!row) throw new QRushError('BAD_PAYLOAD', 'There is no such button in this chat.');
    const kind = message?.template ? 'template_reply' : 'button_reply';
    return this.#sent(row.title, { type: button ? kind : 'list_reply', to, row });
  }

  /** Taps the latest button or row with this title or description. @throws QRushError `BAD_PAYLOAD` */
  tap(label: string): ChatMessage {
    for (const { id: to, buttons, list } of [...this.#chat.values()].reverse()) {
      const rows: Row[] = [...(buttons ?? []), ...(list?.rows ?? [])];
      const row = rows.find(({ title, description }) => title === label || description === label);
      if (row) return this.reply(to, row.id);
    }
    throw new QRushError('BAD_PAYLOAD', `There is no button "${label}" in this chat.`);
  }

  /** Puts an emoji on a message. @throws QRushError `BAD_PAYLOAD` when there is no such message */
  react(to: string, emoji: string): ChatMessage {
    this.#known(to);
    return this.#sent(emoji, { type: 'reaction', to, emoji });
  }

  /** Sends something that is not written. */
  attach(type: AttachmentType): ChatMessage {
    return this.#sent(`[${type}]`, { type });
  }

  /** A message of the business arrives. @param read called once it is looked at */
  receive(id: string, shown: Shown, read: () => void): void {
    const at = this.#line.now();
    const message: ChatMessage = { id, from: 'business', at, ...shown, status: 'delivered' };
    this.#unread.set(id, read);
    this.#add(message);
    if (this.#lookers > 0) this.#readAll();
  }

  /** When a message of this chat was sent, ms since the epoch. */
  sentAt(id: string): number | undefined {
    return this.#chat.get(id)?.at;
  }

  /** Marks a message; of the phone's own, `read` marks all before it too. */
  ticked(id: string, status: 'delivered' | 'read'): void {
    const ticked = this.#chat.get(id);
    if (!ticked) return;
    if (status === 'read' && ticked.from === 'phone') {
      for (const message of this.#chat.values()) {
        if (message.from === 'phone') this.#advance(message, status);
        if (message.id === id) return;
      }
    }
    this.#advance(ticked, status);
  }

  #sent(text: string, content: Content, at = this.#line.now()): ChatMessage {
    const message = ownMessage(text, content, at);
    this.wroteAt = at;
    this.#add(message);
    this.#line.send(this, message, content);
    return message;
  }

  /** Sends what shows as no message of its own. */
  #notify(text: string, content: Content): ChatMessage {
    const message = ownMessage(text, content, this.#line.now());
    this.#line.send(this, message, content);
    return message;
  }

  #known(id: string): ChatMessage {
    const message = this.#chat.get(id);
    if (!message) throw new QRushError('BAD_PAYLOAD', 'There is no such message.');
    return message;
  }

  #add(message: ChatMessage): void {
    this.#chat.set(message.id, message);
    for (const id of this.#chat.keys()) {
      if (this.#chat.size <= CHAT_LENGTH) break;
      this.#chat.delete(id);
      this.#unread.delete(id);
    }
    if (message.from === 'business') this.#line.saw(this, message);
    this.#tell(message);
  }

  #advance(message: ChatMessage, status: 'delivered' | 'read'): void {
    if (message.status === 'read' || message.status === status) return;
    this.#replace({ ...message, status });
  }

  #replace(message: ChatMessage): void {
    this.#chat.set(message.id, message);
    this.#tell(message);
  }

  #readAll(): void {
    const unread = [...this.#unread.values()];
    this.#unread.clear();
    for (const read of unread) read();
  }

  #tell(message: ChatMessage): void {
    for (const listener of [...this.#listeners]) listener(message);
  }
}

const ownMessage = (text: string, content: Content, at: number): ChatMessage => ({
  id: newMessageId(),
  from: 'phone',
  at,
  text,
  ...('to' in content && { to: content.to }),
  status: 'sent',
});

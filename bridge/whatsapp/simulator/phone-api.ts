/**
 * The messages between the page /phone and the simulator, under `/phone/api`:
 *
 * - `GET  /phone/api/info` -> {@link PhoneInfo}
 * - `GET  /phone/api/media/:id` -> an uploaded picture
 * - `POST /phone/api/phones/:number` -> 201 {@link PhoneClaim}: the number is yours, unless it is
 *   somebody else's (401). From then on {@link SECRET_HEADER} goes with each of these:
 * - `GET  /phone/api/phones/:number/events` -> server-sent events: first `chat` with a
 *   {@link ChatMessage}[] (all so far), then a `message` with one {@link ChatMessage} for each that is
 *   new or changed (same `id`: replace it)
 * - `POST /phone/api/phones/:number/messages` with a {@link PhoneAction} -> 202 {@link ChatMessage}
 *
 * `:number` is the phone's own number, digits only with the country code.
 */
export interface PhoneInfo {
  /** Digits, with the country code. */
  businessNumber: string;
  businessName: string;
}

/** Carries the secret of a phone. */
export const SECRET_HEADER = 'x-phone-secret';

export interface PhoneClaim {
  secret: string;
}

/** An act of somebody on the phone. */
export type PhoneAction = { profileName: string } & (
  | { type: 'text'; text: string }
  /** A tap on a reply button or list row of the business's message `to`. */
  | { type: 'reply'; to: string; id: string }
  /** An emoji on the business's message `to`. */
  | { type: 'reaction'; to: string; emoji: string }
  | { type: AttachmentType }
);

/** The attachments that a phone can send beside words. */
export type AttachmentType = 'sticker' | 'audio' | 'image';

export interface ChatMessage {
  id: string;
  from: 'phone' | 'business';
  /** ms since the epoch. */
  at: number;
  /** May contain WhatsApp markup: *bold*, _italic_, ~strike~, ```mono```. */
  text: string;
  /** Picture above the text. */
  image?: { url: string };
  /** Video above the text. */
  video?: { url: string };
  /** A sound, which has no text. */
  audio?: { url: string };
  header?: string;
  footer?: string;
  /** 1 to 3 reply buttons under the message. */
  buttons?: { id: string; title: string }[];
  /** A list that opens over the chat. */
  list?: { opener: string; rows: { id: string; title: string; description?: string }[] };
  /** A button under the message that opens a page. */
  link?: { title: string; url: string };
  /** Whether the buttons are those of a template. */
  template?: boolean;
  /** On the phone's own: the message that was tapped on, or reacted to. */
  to?: string;
  /** The ticks: of the phone's messages `read` means blue. */
  status: 'sent' | 'delivered' | 'read';
}

/** The part of a message that a phone shows. */
export type Shown = Omit<ChatMessage, 'id' | 'from' | 'at' | 'to' | 'status'>;

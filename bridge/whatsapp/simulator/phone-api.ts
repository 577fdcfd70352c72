/**
 * What the page /phone and the simulator say to each other, under `/phone/api`:
 *
 * - `GET  /phone/api/info` -> {@link PhoneInfo}
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

/** What somebody does on the phone. */
export type PhoneAction = { profileName: string } & (
  | { type: 'text'; text: string }
  /** A tap on a reply button or list row of the business's message `to`. */
  | { type: 'reply'; to: string; id: string }
);

export interface ChatMessage {
  id: string;
  from: 'phone' | 'business';
  /** ms since the epoch. */
  at: number;
  /** May contain WhatsApp markup: *bold*, _italic_, ~strike~, ```mono```. */
  text: string;
  /** Picture above the text. */
  image?: { url: string };
  header?: string;
  footer?: string;
  /** 1 to 3 reply buttons under the message. */
  buttons?: { id: string; title: string }[];
  /** A list that opens over the chat. */
  list?: { opener: string; rows: { id: string; title: string; description?: string }[] };
  /** The ticks: of the phone's messages `read` means blue. */
  status: 'sent' | 'delivered' | 'read';
}

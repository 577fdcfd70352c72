import type { QuestionView } from '../../server/plugin.ts';
import type { WebLink } from './browser-link.ts';
import type { LanguageCode } from './languages/all.ts';
import type { Joined } from './players.ts';
import type { About, Turn } from './turn.ts';
import type { Wording } from './wording.ts';

/** A question that somebody is greeted with: it is open, and they have not answered it. */
export interface Greeting extends Joined {
  question: QuestionView;
  /** The text above the question, or alone where that has closed meanwhile. */
  text: string;
  /** ms, the store's clock. */
  now: number;
}

/** One service as the conversation uses it. */
export interface Bridge<T extends Turn> {
  wording(language: LanguageCode): Wording;
  /** Says something back; nothing else will be said to this turn. */
  reply(turn: T, text: string, about?: About): Promise<void>;
  /** Brings a greeting and a question in one message. */
  greet(turn: T, greeting: Greeting): Promise<void>;
  /** Shows that an answer was taken. Never fails. */
  taken(turn: T): void;
  /** The sign that an answer was taken, in words; undefined where there is none. */
  received(language: LanguageCode): string | undefined;
  webLink: WebLink;
  /** Help for the bridge's own commands, below the help that all chats give. */
  helpMore?(language: LanguageCode): string;
  /** Somebody has joined by this turn, or come back. */
  joined?(turn: T, joined: Joined): void;
}

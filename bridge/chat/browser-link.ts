import type { QuestionView } from '../../server/plugin.ts';
import { chatForm } from './forms/chat-form.ts';
import { LANGUAGES } from './languages/all.ts';
import type { About } from './turn.ts';

/**
 * The link by which a player continues in the browser. The ticket stays there: no server gets to
 * see it.
 */
export const browserLink = (base: string, pin: string, ticket: string): string =>
  `${base}/?pin=${pin}#ticket=${ticket}`;

/**
 * A one-time link by which a player continues in the browser; undefined where nobody could follow
 * it.
 */
export type WebLink = (pin: string, player: About) => Promise<string | undefined>;

/** The link by which a player reads how they did, once the game is over; undefined as for {@link WebLink}. */
export type SummaryLink = (player: About) => string | undefined;

/** The token stays in the browser, too. */
export const summaryUrl = (base: string, token: string): string => `${base}/summary#${token}`;

/** The links that a question comes with, by player: where only the browser takes its answer. */
export function linksWith(
  question: QuestionView,
  webLink: WebLink,
  pin: string,
): (player: About) => Promise<string | undefined> {
  const { needsBrowser } = chatForm(question.form, LANGUAGES.en);
  return async (player) => (needsBrowser ? webLink(pin, player) : undefined);
}

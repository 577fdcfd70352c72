import { isolated } from '../chat/text.ts';
import { wordings } from '../chat/wording.ts';
import { code, escapeHtml } from './html.ts';

/** The names of commands here: Telegram takes Latin letters only. */
const COMMANDS = {
  join: '/join',
  name: '/name',
  leave: '/leave',
  help: '/help',
  hint: '/hint',
  stop: '/stop',
  web: '/web',
  language: '/lang',
} as const;

/** How each language is spoken here, as HTML. */
export const wordingIn = wordings({
  plain: escapeHtml,
  link: escapeHtml,
  bold: (text) => `<b>${text}</b>`,
  italic: (text) => `<i>${text}</i>`,
  code,
  // The slash stays in front where the writing runs from right to left.
  command: (verb, { direction }) =>
    direction === 'rtl' ? isolated(COMMANDS[verb]) : COMMANDS[verb],
});

/** Above a question: the same in all languages. @param text as HTML */
export const headline = (index: number, total: number, seconds: number, text: string): string =>
  `<b>Q${index + 1}/${total}</b> · ${seconds} s\n${text}`;

/** Shown for a moment above the chat, for an answer that was taken: plain text. */
export const receivedLine = (letter: string): string => `✓ ${letter}`;

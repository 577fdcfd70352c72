import { LONGEST_TYPED } from '../../server/plugin.ts';
import { type Command, isHint, readCode } from '../chat/commands.ts';
import { readLanguage } from '../chat/languages/all.ts';

/** Commands start with a slash; in a group, which is none of our business, the bot's name follows. */
const COMMAND = /^\/(start|join|name|leave|stop|help|hint|web|lang)(?:@\w+)?(?:\s+(.*))?$/isu;

/** A code, and perhaps a name behind it. */
const JOIN = /^(\d{3}[ -]?\d{3})(?!\d)(?:\s+(.+))?$/su;

/** `start` without a code is how a chat begins, or begins again. */
export type TelegramCommand = Command | { type: 'start' };

/**
 * Reads a text as a command; `text` is what is none, and may be an answer. A text that is too long
 * for an answer is no command, either.
 */
export function readCommand(text: string): TelegramCommand {
  if (text.length > LONGEST_TYPED) return { type: 'text' };
  const [, word = '', rest = ''] = COMMAND.exec(text.trim()) ?? [];
  switch (word.toLowerCase()) {
    // The payload of a link t.me/<bot>?start=123456 comes as "/start 123456".
    case 'start':
      return readJoin(rest) ?? { type: 'start' };
    case 'join':
      return readJoin(rest) ?? { type: 'help' };
    case 'name':
      return { type: 'name', name: rest.trim() };
    case 'leave':
      return { type: 'leave' };
    case 'stop':
      return { type: 'stop' };
    case 'help':
      return { type: 'help' };
    case 'hint':
      return { type: 'hint' };
    case 'web':
      return { type: 'web' };
    case 'lang': {
      const language = readLanguage(rest);
      return { type: 'language', ...(language && { language }) };
    }
    default:
      return readCode(text) ?? (isHint(text) ? { type: 'hint' } : { type: 'text' });
  }
}

function readJoin(text: string): Command | undefined {
  const [, code = '', name] = JOIN.exec(text.trim()) ?? [];
  if (code === '') return undefined;
  return { type: 'join', pin: code.replace(/\D/, ''), ...(name !== undefined && { name }) };
}

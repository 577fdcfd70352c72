import { LONGEST_TYPED } from '../../server/plugin.ts';

/** What a text asks for. */
export type Command =
  | { type: 'join'; pin: string; name?: string }
  /** Six digits alone: a game's PIN, or the answer to a question about a number. */
  | { type: 'code'; pin: string }
  | { type: 'name'; name: string }
  /** `start` and `join` without a code that can be read. */
  | { type: 'start' | 'join-what' | 'leave' | 'stop' | 'help' | 'text' };

/** Commands start with a slash; in a group, which is none of our business, the bot's name follows. */
const COMMAND = /^\/(start|join|name|leave|stop|help)(?:@\w+)?(?:\s+(.*))?$/isu;

/** Six digits, also as "123 456" and "123-456"; a name may follow. */
const CODE = /^(\d{3})[ -]?(\d{3})(?!\d)(?:\s+(.+))?$/su;

/**
 * Reads a text as a command; `text` is what is none, and may be an answer. A text that is too long
 * for an answer is no command, either.
 */
export function readCommand(text: string): Command {
  if (text.length > LONGEST_TYPED) return { type: 'text' };
  const [, word = '', rest = ''] = COMMAND.exec(text.trim()) ?? [];
  switch (word.toLowerCase()) {
    // The payload of a link t.me/<bot>?start=123456 comes as "/start 123456".
    case 'start':
      return readJoin(rest) ?? { type: 'start' };
    case 'join':
      return readJoin(rest) ?? { type: 'join-what' };
    case 'name':
      return { type: 'name', name: rest.trim() };
    case 'leave':
      return { type: 'leave' };
    case 'stop':
      return { type: 'stop' };
    case 'help':
      return { type: 'help' };
    default: {
      const code = readJoin(text);
      return code && code.name === undefined ? { type: 'code', pin: code.pin } : { type: 'text' };
    }
  }
}

function readJoin(text: string): { type: 'join'; pin: string; name?: string } | undefined {
  const [, head, tail, name] = CODE.exec(text.trim()) ?? [];
  if (head === undefined || tail === undefined) return undefined;
  return { type: 'join', pin: head + tail, ...(name !== undefined && { name }) };
}

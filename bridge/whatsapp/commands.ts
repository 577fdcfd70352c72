/** What a text asks for. */
export type Command =
  | { type: 'join'; pin: string; name?: string }
  /** Six digits alone: a game's PIN, or the answer to a question about a number. */
  | { type: 'code'; pin: string }
  | { type: 'name'; name: string }
  | { type: 'leave' }
  | { type: 'help' }
  | { type: 'stop' }
  | { type: 'text' };

/** Six digits, also as "123 456" and "123-456". */
const PIN = String.raw`(\d{3})[ -]?(\d{3})(?!\d)`;
/** Neither a letter nor a digit, in any script. */
const SIGN = String.raw`[^\p{L}\p{N}]`;

const JOIN = new RegExp(
  `^${SIGN}*(?:join|play)${SIGN}*${PIN}(?:${SIGN}*?\\s(.*)|${SIGN}*)$`,
  'isu',
);
const CODE = new RegExp(String.raw`^\s*${PIN}\s*$`, 'u');
const NAME = /^\s*name(?![\p{L}\p{N}])[\s:]*(.*)$/isu;
const WORD = new RegExp(`^${SIGN}*(leave|help|stop)${SIGN}*$`, 'iu');

/** Reads a text as a command; `text` is what is none, and may be an answer. */
export function readCommand(text: string): Command {
  const join = JOIN.exec(text);
  if (join) {
    const [, head = '', tail = '', rest = ''] = join;
    const name = rest.trim();
    return { type: 'join', pin: head + tail, ...(name !== '' && { name }) };
  }
  const code = CODE.exec(text);
  if (code) return { type: 'code', pin: `${code[1]}${code[2]}` };
  const name = NAME.exec(text);
  if (name) return { type: 'name', name: (name[1] ?? '').trim() };
  const word = WORD.exec(text)?.[1]?.toLowerCase();
  return word === 'leave' || word === 'help' || word === 'stop' ? { type: word } : { type: 'text' };
}

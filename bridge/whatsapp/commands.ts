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

const JOIN = new RegExp(String.raw`^\W*(?:join|play)\W*${PIN}(?:\W*?\s(.*)|\W*)$`, 'isu');
const CODE = new RegExp(String.raw`^\s*${PIN}\s*$`, 'u');
const NAME = /^\W*name\b[\s:]*(.*)$/isu;
const WORD = /^\W*(leave|help|stop)\W*$/iu;

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

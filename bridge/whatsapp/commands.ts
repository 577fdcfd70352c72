/** What somebody who writes to the bridge wants. */
export type Command =
  /** `bare`: nothing but six digits, which may be an answer as well. */
  | { type: 'join'; pin: string; name?: string; bare: boolean }
  | { type: 'name'; name: string }
  | { type: 'leave' }
  | { type: 'help' }
  | { type: 'stop' }
  /** Nothing of these: perhaps an answer. */
  | { type: 'other'; text: string };

const JOIN = /^\W*(join|play)?\W*(\d{3})[ -]?(\d{3})(?!\d)[\s:,.;!-]*(.*)$/isu;
const NAME = /^\W*name\s*[:=]?\s+(\S.*)$/isu;

// Whole words, without punctuation: "Help!" and "Stop it" are answers somewhere.
const WORDS: Record<string, Command['type'] & ('leave' | 'help' | 'stop')> = {
  leave: 'leave',
  quit: 'leave',
  exit: 'leave',
  help: 'help',
  '?': 'help',
  stop: 'stop',
  unsubscribe: 'stop',
};

/** Reads what a text means. Pure. */
export function readCommand(raw: string): Command {
  const text = raw.normalize('NFKC').trim();
  const word = WORDS[text.toLowerCase()];
  if (word) return { type: word };
  const name = NAME.exec(text)?.[1];
  if (name !== undefined) return { type: 'name', name };
  return readJoin(text) ?? { type: 'other', text };
}

function readJoin(text: string): Command | undefined {
  const [, verb, first, second, rest = ''] = JOIN.exec(text) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const name = rest.trim();
  // "123456 people" is not a way to join, but "JOIN 123456 people" is.
  if (verb === undefined && name !== '') return undefined;
  return {
    type: 'join',
    pin: first + second,
    ...(name !== '' && { name }),
    bare: verb === undefined,
  };
}

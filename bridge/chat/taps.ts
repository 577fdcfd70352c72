/** An answer given by a tap: it names its game and question, so that an old one does no harm. */
export interface Tap {
  gameId: string;
  question: number;
  option: number;
  /** Of what is asked before the question, or beside it; left out for the question itself. */
  step?: 'before' | 'beside' | undefined;
}

const LETTERS = { answer: 'a', before: 'b', beside: 'c' } as const;

/** The id of an option's button or row: at most 64 bytes. */
export const tapId = ({ gameId, question, option, step }: Tap): string =>
  `${LETTERS[step ?? 'answer']}.${gameId}.${question}.${option}`;

/** Reads what a button or row carries; undefined for what is no answer. */
export function readTap(id: string): Tap | undefined {
  const [, letter, gameId, question, option] =
    /^([abc])\.([\w-]+)\.(\d{1,4})\.(\d{1,2})$/.exec(id) ?? [];
  if (gameId === undefined) return undefined;
  const step = letter === 'b' ? 'before' : letter === 'c' ? 'beside' : undefined;
  return {
    gameId,
    question: Number(question),
    option: Number(option),
    ...(step && { step }),
  };
}

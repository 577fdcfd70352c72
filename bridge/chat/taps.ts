/** An answer given by a tap: it names its game and question, so that an old one does no harm. */
export interface Tap {
  gameId: string;
  question: number;
  option: number;
}

/** What an option's button or row carries: at most 64 bytes. */
export const tapId = ({ gameId, question, option }: Tap): string =>
  `a.${gameId}.${question}.${option}`;

/** Reads what a button or row carries; undefined for what is no answer. */
export function readTap(id: string): Tap | undefined {
  const [, gameId, question, option] = /^a\.([\w-]+)\.(\d{1,4})\.(\d{1,2})$/.exec(id) ?? [];
  if (gameId === undefined) return undefined;
  return { gameId, question: Number(question), option: Number(option) };
}

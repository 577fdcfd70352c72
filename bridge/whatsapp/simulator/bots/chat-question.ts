import type { ChatMessage } from '../phone-api.ts';

/** A question as somebody reads it off a chat. */
export interface ChatQuestion {
  /** 1-based, as it is written. */
  number: number;
  total: number;
  message: ChatMessage;
  /** Letters and words of what can be chosen; none when the answer is typed. */
  options: { letter: string; text: string }[];
  /** All are to be put in order: the example below them names each letter. */
  isOrder: boolean;
  /** How many on the left need a letter each; undefined where nothing is to be matched. */
  toMatch?: number;
}

/** "*Q7/20*", and its like in other languages. */
const HEADLINE = /\*\p{L}{0,3}\s?(\d+)\/(\d+)\*/u;
const OPTION = /^([A-Z])\) (.+)$/gmu;
const EXAMPLE = / ([A-Z](?: [A-Z])+)$/gmu;
/** "1B 2A 3C" */
const PAIRS = / (1[A-Z](?: \d{1,2}[A-Z])+)$/mu;

/** The question in a message of the business; undefined when there is none. */
export function questionIn(message: ChatMessage): ChatQuestion | undefined {
  if (message.from !== 'business') return undefined;
  const [, number, total] = HEADLINE.exec(message.text) ?? [];
  if (number === undefined || total === undefined) return undefined;
  const options = [...message.text.matchAll(OPTION)].map(([, letter = '', text = '']) => ({
    letter,
    text,
  }));
  const letters = options.map(({ letter }) => letter).join(' ');
  const isOrder = [...message.text.matchAll(EXAMPLE)].some(
    ([, example = '']) => example.split(' ').toSorted().join(' ') === letters,
  );
  const pairs = PAIRS.exec(message.text)?.[1]?.split(' ');
  return {
    ...{ number: Number(number), total: Number(total), message, options, isOrder },
    ...(pairs && { toMatch: pairs.length }),
  };
}

/** The taps that a message offers. */
export const tapsIn = ({ buttons, list }: ChatMessage): { id: string }[] =>
  buttons ?? list?.rows ?? [];

/** A game as a script: its questions, the answers in their order, and the words that each surface shows. */

/** A deed on the page: press a button by its words, type something, or wait to see something. */
export type Deed = string | { type: string } | { sees: string | RegExp };

/** One of the three players: on a page, on WhatsApp, at a socket of a client of their own. */
export type Turn = ['Zoë', ...Deed[]] | ['Ana', ...string[]] | ['Ben', value: unknown];

/** Points, or the least and the most of them where they go by time. */
export type Points = number | readonly [least: number, most: number];

/** A place on a board: of a player, or of a team. */
export type Row = [rank: number, name: string, points: Points];

/** One question. */
export interface Round {
  /** The form before it, in the words that the page and the big screen show. */
  asked?: string;
  /** The answers to that. */
  bets?: Turn[];
  /** The host does not wait for those who say nothing. */
  skip?: true;
  /** The answers, in this order. */
  answers: Turn[];
  /** The host closes the question: somebody says nothing. */
  close?: true;
  /** Words on the big screen with the right answer. */
  screen?: string[];
  /** Words on Zoë's page with the result. */
  zoe: (string | RegExp)[];
  /** Words that are not among them. */
  unsaid?: RegExp;
  /** The result in the next message to Ana. */
  ana: RegExp;
  /** Words on the console. */
  console?: string[];
  /** The board that follows: none after the last question. */
  board?: Row[];
}

export interface Play {
  mode: string;
  /** Its name among games of the mode. */
  as?: string;
  /** Of the mode, by their names; set on the page. */
  rules?: Record<string, string | number | boolean>;
  questions: object[];
  /** Choices of teams before the start. */
  lobby?: Turn[];
  rounds: Round[];
  /** How the game ends for all three, the first one first. */
  end: Row[];
  /** Words on Zoë's page and on the big screen at the end, where it is no contest. */
  over?: Record<'zoe' | 'screen', string>;
  /** How it ends for teams. */
  teams?: Row[];
}

export const RED = 0;
export const GREEN = 1;
export const BLUE = 2;

/** Red is right. */
export const colour = (text: string, more: object = {}) => ({
  type: 'single',
  text,
  options: ['Red', 'Green', 'Blue', 'Black'],
  correct: [RED],
  limit: 600,
  ...more,
});

export const number = (text: string, value: number) => ({
  type: 'number',
  text,
  value,
  limit: 600,
});

/** Points of a fast right answer, of 1,000 that fall to half of them in ten minutes. */
export const FAST = [950, 1000] as const;

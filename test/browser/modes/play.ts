/** A game as a script: what is asked, who says what in which order, and what each of them is shown. */

/** What somebody on the page does: press a button by its words, type something, or wait to see something. */
export type Deed = string | { type: string } | { sees: string | RegExp };

/** One of the three players: on a page, on WhatsApp, at a socket of a client of their own. */
export type Turn = ['Zoë', ...Deed[]] | ['Ana', ...string[]] | ['Ben', value: unknown];

/** Points, or the least and the most of them where they go by time. */
export type Points = number | readonly [least: number, most: number];

/** A place on a board: of a player, or of a team. */
export type Row = [rank: number, name: string, points: Points];

/** One question. */
export interface Round {
  /** What is asked before it, in the words that the page and the big screen show. */
  asked?: string;
  /** What is said to that. */
  bets?: Turn[];
  /** The host does not wait for those who say nothing. */
  skip?: true;
  /** Who answers, in this order. */
  answers: Turn[];
  /** The host closes the question: somebody says nothing. */
  close?: true;
  /** What the big screen shows with what was right. */
  screen?: string[];
  /** What Zoë's page shows with the result, and what it does not. */
  zoe: (string | RegExp)[];
  /** What the next message tells Ana. */
  ana: RegExp;
  /** What the console shows besides. */
  console?: string[];
  /** The board that follows: none after the last question. */
  board?: Row[];
}

export interface Play {
  mode: string;
  /** What tells it from other games of the mode. */
  as?: string;
  /** Of the mode, by their names; set on the page. */
  rules?: Record<string, string | number | boolean>;
  questions: object[];
  /** Who goes over to which team, before the start. */
  lobby?: Turn[];
  rounds: Round[];
  /** How the game ends for all three, the first one first. */
  end: Row[];
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

/** What a fast right answer earns of 1,000 where points go down to half of them in ten minutes. */
export const FAST = [950, 1000] as const;

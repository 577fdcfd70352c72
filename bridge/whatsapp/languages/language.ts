/** What commands are called, in lower case; the first is the one that sentences name. */
export interface Verbs {
  join: readonly string[];
  name: readonly string[];
  leave: readonly string[];
  help: readonly string[];
  stop: readonly string[];
  web: readonly string[];
  language: readonly string[];
}

/** How many, both as written and as a number: languages count differently. */
export interface Count {
  value: number;
  text: string;
}

/**
 * All that the bridge says in one language. Names, numbers and places come in as they are to be
 * shown; sentences only put them in their place.
 */
export interface Language {
  /** BCP 47: numbers are written and counted by it. */
  tag: string;
  /** What its speakers call it. */
  name: string;
  direction: 'ltr' | 'rtl';
  verbs: Verbs;

  ordinal(rank: Count): string;
  points(count: Count): string;
  /** Where somebody stands; `players` is how many there are. */
  place(rank: Count, players?: string): string;

  /** @param ticks `ticks` and a space, or nothing */
  joined(name: string, pin: string, ticks: string): string;
  /** What blue ticks tell, where they are shown. */
  ticks: string;
  resumed(name: string, pin: string, standing: string): string;
  renamed(name: string): string;
  browser(link: string): string;
  noBrowser: string;
  speaking: string;
  /** @param codes what may stand behind the command */
  languages(codes: string): string;
  left: string;
  notPlaying: string;
  stopped: string;
  removed: string;
  help: string;
  wrongCode(pin: string): string;
  tooManyCodes(pin: string): string;
  nameTaken: string;
  nameRejected: string;
  /** The host has to agree to the name first. */
  nameWaits: string;
  nameMissing: string;
  nameFixed: string;
  gameLocked: string;
  gameFull: string;
  gameOver: string;
  failed: string;
  notStarted: string;
  questionClosed: string;
  paused: string;
  alreadyAnswered: string;
  notUnderstood: string;
  /** Something was typed that a question without options cannot read, such as a number question. */
  unreadable: string;
  editIgnored: string;
  /** What was typed fits two options. */
  unclear: string;

  typeLetter: string;
  typeLetters: string;
  typeNumber: string;
  typeAnswer: string;
  /** The button that opens a list: at most 20 code points. */
  openList: string;
  /** Above the rows of a list: at most 24 code points. */
  listTitle: string;
  /** True and false: at most 18 code points each, as they stand on buttons behind a letter. */
  trueFalse: readonly [string, string];
  /** Below the last question for somebody who does not answer. */
  lastForNow: string;

  finished: string;
  finishedAt(place: string, points: string): string;
  board(link: string): string;
}

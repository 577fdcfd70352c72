/** The names of commands, in lower case; the first is the one that sentences use. */
export interface Verbs {
  join: readonly string[];
  name: readonly string[];
  leave: readonly string[];
  help: readonly string[];
  hint: readonly string[];
  stop: readonly string[];
  web: readonly string[];
  language: readonly string[];
}

/** Commands as sentences name them: NAME in one chat, /name in another. */
export type Named = Readonly<Record<keyof Verbs, string>>;

/** How many, both as written and as a number: languages count differently. */
export interface Count {
  value: number;
  text: string;
}

/** A sentence that names commands. */
type Naming = (say: Named) => string;

/**
 * All that chats say in one language. Names, numbers, places and commands come in as they are to be
 * shown; sentences only put them in their place, and carry no markup.
 */
export interface Language {
  /** BCP 47: numbers are written and counted by it. */
  tag: string;
  /** The speakers' own name for it. */
  name: string;
  direction: 'ltr' | 'rtl';
  verbs: Verbs;

  ordinal(rank: Count): string;
  points(count: Count): string;
  /** Where somebody stands; `players` is how many there are. */
  place(rank: Count, players?: string): string;

  /** @param received what shows that an answer was taken, and a space; or nothing */
  joined(name: string, pin: string, received: string, say: Named): string;
  resumed(name: string, pin: string, standing: string): string;
  renamed(name: string): string;
  browser(link: string): string;
  noBrowser: string;
  speaking: string;
  /** @param codes what may stand behind the command */
  languages(codes: string, say: Named): string;
  left: Naming;
  notPlaying: Naming;
  stopped: Naming;
  removed: string;
  help: Naming;
  wrongCode(pin: string): string;
  tooManyCodes(pin: string): string;
  nameTaken: Naming;
  nameRejected: Naming;
  /** The host has to agree to the name first. */
  nameWaits: Naming;
  nameMissing: Naming;
  nameFixed: string;
  channelClosed: string;
  gameLocked: string;
  gameFull: string;
  gameOver: Naming;
  failed: string;
  notStarted: string;
  questionClosed: string;
  /** The host has taken a question out of the count. */
  notCounted: string;
  /** No hint of the open question is shown, or none is open. */
  noHint: string;
  /** Below a question that has hints. */
  hintsCome: Naming;
  paused: string;
  alreadyAnswered: string;
  /** The player is out of the game, and only hears how it ends. */
  eliminated: string;
  /** Only some may answer the question that is open. */
  notYourTurn: string;
  notUnderstood: string;
  /** Something was typed that a question without options cannot read, such as a number question. */
  unreadable: string;
  /** Something was typed that does not put all options in order. */
  notOrdered: string;
  /** Something was typed that does not match each on the left with one on the right. */
  notMatched: string;
  /** The typed text fits two options. */
  unclear: string;

  typeLetter: string;
  typeLetters: string;
  typeNumber: string;
  typeAnswer: string;
  /** @param example "C A B" */
  typeOrder(example: string): string;
  /** @param example "1B 2A 3C" */
  typeMatch(example: string): string;
  /** A place in a picture cannot be typed; a link to the browser may follow. */
  pointOnly: string;
  /** Below the last question for somebody who does not answer. */
  lastForNow: string;

  finished: string;
  /** Stands behind `finished`. */
  finishedAt(place: string, points: string): string;
  /** Stands at the end of the last message. */
  summary(link: string): string;
}

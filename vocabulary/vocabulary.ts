/** The words of a language that several parts of QRush say or read: chats, pages, question types. */
export interface Vocabulary {
  /** A true and a false statement: at most 18 code points each, as chats put them on buttons. */
  truth: readonly [right: string, wrong: string];
  /** Other words that people type for them, in lower case. */
  yes: readonly string[];
  no: readonly string[];
  /** Between two names: in lower case, without accents. */
  and: readonly string[];
  /** Between steps of an order: in lower case, without accents. */
  next: readonly string[];
  /** Words that a title or a name may begin with, and that are left out where names are compared. */
  articles: readonly string[];
  numbers: {
    /** Between the parts of a number in words. */
    links: readonly string[];
    /** Forms that the library for numbers does not write, of another gender, region or spelling: `word=value`. */
    variants: readonly string[];
    /** A hundred, a thousand, and what is more. */
    multiples: readonly string[];
  };
  /** Names a team by its number: "Team 1". */
  team: string;
  /** Nine parts of a picture, row by row from the top left to the bottom right. */
  places: readonly string[];
  /** How the colours that a host has chosen were changed. */
  look: {
    ground: string;
    /** The accent in the dark theme, and in the light one. */
    lighter: string;
    darker: string;
  };
  problems: ProblemWords;
}

/**
 * Why a question cannot be played. `{what}` is a field, an entry of one, or the question; pages write their
 * own name for a field in its place.
 */
export interface ProblemWords {
  question: string;
  /** `{number}` of `{field}`. */
  entry: string;
  /** `{fields}` are names. */
  unknown: string;
  longText: string;
  manyEntries: string;
  large: string;
  empty: string;
  shortText: string;
  /** One is too few, or `{count}` are. */
  noEntry: string;
  fewEntries: string;
  small: string;
  missing: string;
  /** The kind that a field must have. */
  mustBe: string;
  text: string;
  number: string;
  whole: string;
  truth: string;
  list: string;
  fields: string;
  oneOf: string;
  unstorable: string;
  /** `{name}` is a question type. */
  failed: string;
  noQuestions: string;
  /** Of an answer that is tried. */
  longAnswer: string;
  unclear: string;
  noAnswer: string;
  /** Where a `{message}` belongs: of a file, or of a quiz, in which `{line}` is the question's number. */
  atLine: string;
  atQuestion: string;
  inFile: string;
  /** So many problems are not listed. */
  more: string;
}

import { LANGUAGES, type LanguageCode } from './languages/all.ts';
import type { Count, Language } from './languages/language.ts';
import { isolated, nameText, oneLine, shorten } from './text.ts';

/** What the last question brought a player. */
export interface PreviousResult {
  /** 0-based. */
  index: number;
  /** The right answer in words; undefined where there is none, as in a poll. */
  correct: string | undefined;
  /** 0 wrong .. 1 right; undefined without an answer. */
  correctness: number | undefined;
  points: number;
  total: number;
  rank: number;
  players: number;
}

interface Place {
  rank: number;
  total: number;
}

/** Code points of a right answer that a result shows: then it is no more than three lines on a phone. */
const LONGEST_RIGHT = 50;

/** Whether everybody has nothing: the first does. */
export const isLevel = ({ rank, total }: Place): boolean => rank === 1 && total === 0;

/** One language, with names, numbers and places put into its sentences as they are to be shown. */
export class Wording {
  readonly language: Language;
  readonly #numbers: Intl.NumberFormat;

  constructor(language: Language) {
    this.language = language;
    this.#numbers = new Intl.NumberFormat(language.tag);
  }

  /** @param ticks whether answers are shown as read */
  joined(nickname: string, pin: string, ticks: boolean): string {
    const promise = ticks ? `${this.language.ticks} ` : '';
    return this.language.joined(this.#name(nickname), pin, promise);
  }

  resumed(nickname: string, pin: string, own: Place): string {
    const standing = this.#standing(own, this.language.place(this.#count(own.rank)));
    return this.language.resumed(this.#name(nickname), pin, standing);
  }

  renamed(nickname: string): string {
    return this.language.renamed(this.#name(nickname));
  }

  /** @param left how many wrong codes may still be tried */
  wrongCode(pin: string, left: number): string {
    return left > 0 ? this.language.wrongCode(pin) : this.language.tooManyCodes(pin);
  }

  previous({ index, correct, correctness, points, total, rank, players }: PreviousResult): string {
    const standing = this.#standing({ total, rank }, this.#place(rank, players));
    if (correct === undefined) return `📊 Q${index + 1} → ${standing}`;
    const short = shorten(oneLine(correct), LONGEST_RIGHT);
    const right = this.language.direction === 'rtl' ? isolated(short) : short;
    return `${markOf(correctness)} Q${index + 1}: ${right}. ${this.#gained(points)} → ${standing}`;
  }

  finished(own: Place | undefined, players: number): string {
    if (!own || isLevel(own)) return this.language.finished;
    return this.language.finishedAt(this.#place(own.rank, players), this.#points(own.total));
  }

  /** A line of the podium. */
  place({ rank, nickname, total }: Place & { nickname: string }): string {
    const ordinal = this.language.ordinal(this.#count(rank));
    return `${ordinal} ${this.#name(nickname)} · ${this.#points(total)}`;
  }

  /** Points and place. Nobody has one while all have nothing. */
  #standing(own: Place, place: string): string {
    const points = this.#points(own.total);
    return isLevel(own) ? points : `${points}, ${place}`;
  }

  #name(nickname: string): string {
    return nameText(nickname, this.language.direction);
  }

  #count(value: number): Count {
    return { value, text: this.#numbers.format(value) };
  }

  #points(total: number): string {
    return this.language.points(this.#count(total));
  }

  #place(rank: number, players: number): string {
    return this.language.place(this.#count(rank), this.#numbers.format(players));
  }

  #gained(count: number): string {
    if (count === 0) return this.#numbers.format(0);
    return `${count > 0 ? '+' : '−'}${this.#numbers.format(Math.abs(count))}`;
  }
}

/** Above a question: the same in all languages, and no digits but those that codes are written in. */
export const headline = (index: number, total: number, seconds: number, text: string): string =>
  `*Q${index + 1}/${total}* · ${seconds} s · ${text}`;

function markOf(correctness: number | undefined): string {
  if (correctness === undefined) return '▫️';
  if (correctness === 1) return '✅';
  return correctness > 0 ? '🟡' : '❌';
}

const spoken = new Map<LanguageCode, Wording>();

/** How this language is spoken. */
export function wordingIn(code: LanguageCode): Wording {
  const wording = spoken.get(code) ?? new Wording(LANGUAGES[code]);
  spoken.set(code, wording);
  return wording;
}

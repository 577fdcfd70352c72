import { signsIn, unescaped } from './signs.ts';

/** An answer with its mark. */
export interface Answer {
  /** `=` right, `~` wrong, if its weight says nothing else. */
  mark: '=' | '~';
  /** Percent. */
  weight?: number;
  text: string;
}

/** Whether `=` and `~` mark answers, and what they say. */
export interface Answers {
  answers: Answer[];
  /** Whether something was said about an answer. */
  feedback: boolean;
  /** Whether a sign within an answer was taken for a plain one. */
  plain: boolean;
}

/** The content of the braces, and the feedback that everybody gets behind it. */
export function withGeneral(raw: string): { answers: string; general?: string } {
  const signs = [...signsIn(raw, '#')];
  const at = signs.find((sign, index) => signs[index + 3] === sign + 3);
  if (at === undefined) return { answers: raw };
  return { answers: raw.slice(0, at).trim(), general: raw.slice(at + 4).trim() };
}

/** Splits what stands in the braces, without the braces and without the general feedback. */
export function answersIn(text: string): Answers {
  const all = [...signsIn(text, '=~')];
  const marks = marksAmong(text, all);
  let feedback = false;
  const answers = marks.map((at, index): Answer => {
    const body = text.slice(at + 1, marks[index + 1] ?? text.length);
    const [comment] = signsIn(body, '#');
    if (comment !== undefined) feedback = true;
    const said = body.slice(0, comment).trim();
    const weight = /^%(-?\d+(?:\.\d+)?)%/.exec(said);
    return {
      mark: text[at] === '=' ? '=' : '~',
      ...(weight && { weight: Number(weight[1]) }),
      text: said.slice(weight?.[0].length ?? 0).trim(),
    };
  });
  return { answers, feedback, plain: marks.length < all.length };
}

/**
 * Where marks stand behind spaces, a `=` that does not is of the answer: `{=x=5 ~x=6}`. Elsewhere each
 * of them is a mark.
 */
function marksAmong(text: string, signs: number[]): number[] {
  const isApart = (at: number) => at === 0 || /\s/.test(text[at - 1] ?? '');
  const isSpaced = signs.some((at) => at > 0 && isApart(at));
  return isSpaced ? signs.filter((at) => text[at] === '~' || isApart(at)) : signs;
}

/** `japan -> yen`, as a pair; undefined when it is none. */
export function pairIn({ text }: Answer): [left: string, right: string] | undefined {
  const at = text.indexOf('->');
  if (at < 0) return undefined;
  return [unescaped(text.slice(0, at)).trim(), unescaped(text.slice(at + 2)).trim()];
}

/** A number with how far off an answer may be: `1969`, `1969:1`, `1968..1970`. */
export function numberIn(raw: string): { value: number; tolerance: number } | undefined {
  const text = raw.trim();
  const range = new RegExp(`^(${NUMBER})\\s*\\.\\.\\s*(${NUMBER})$`).exec(text);
  if (range) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    return { value: (low + high) / 2, tolerance: Math.abs(high - low) / 2 };
  }
  const about = new RegExp(`^(${NUMBER})(?:\\s*:\\s*(${NUMBER}))?$`).exec(text);
  if (!about) return undefined;
  return { value: Number(about[1]), tolerance: Math.abs(Number(about[2] ?? 0)) };
}

const NUMBER = '[-+]?\\d+(?:\\.\\d+)?(?:e[-+]?\\d+)?';

import type { Quiz } from '../engine/quiz.ts';
import { QRushError } from '../protocol/errors.ts';
import type { Attached } from './attached.ts';
import type { FileProblem } from './format.ts';
import { filesNamedIn, withFilesNamed } from './named-files.ts';

/** Pictures that are fetched for one quiz, and at a time. */
const MOST = 100;
const AT_A_TIME = 4;

/** Fetches a picture from elsewhere. @throws Error that says why it cannot, in words */
export type FetchPicture = (url: string) => Promise<Uint8Array>;

/**
 * Brings in the pictures that a quiz names by https, so that they are there when they are gone from
 * where they are now. Pictures that cannot be fetched stay links, with a warning.
 */
export async function withRemotePictures(
  { quiz, lines }: { quiz: Quiz; lines: readonly number[] },
  { attached, fetch }: { attached: Attached; fetch: FetchPicture },
): Promise<{ quiz: Quiz; problems: FileProblem[] }> {
  const problems: FileProblem[] = [];
  const places = new Map<string, number>();
  for (const [at, question] of quiz.questions.entries())
    for (const name of filesNamedIn(question))
      if (/^https:/i.test(name) && !places.has(name)) places.set(name, lines[at] ?? 1);
  const here = new Map<string, string>();
  const bring = async ([url, line]: [string, number]): Promise<void> => {
    try {
      const { url: path } = await attached.add(await fetch(url));
      here.set(url, path);
    } catch (error) {
      const why = error instanceof QRushError ? error.message : (error as Error).message;
      problems.push({
        line,
        severity: 'warning',
        message: `The picture at ${url.slice(0, 100)} stays a link: ${why}`,
      });
    }
  };
  const all = [...places].slice(0, MOST);
  for (let at = 0; at < all.length; at += AT_A_TIME)
    await Promise.all(all.slice(at, at + AT_A_TIME).map(bring));
  if (places.size > MOST) {
    problems.push({
      line: [...places.values()][MOST] ?? 1,
      severity: 'warning',
      message: `No more than ${MOST} pictures are fetched for a quiz: the others stay links.`,
    });
  }
  return { quiz: withFilesNamed(quiz, (name) => here.get(name)), problems };
}

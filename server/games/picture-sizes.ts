import type { Question, Quiz } from '../engine/quiz.ts';

/** Pictures that are looked at, at a time; ms for all of them: a game does not wait for a slow store. */
const AT_A_TIME = 10;
const DEADLINE = 2000;

/** How large a picture of this server is; undefined when that is not known. */
export type PictureSize = (path: string) => Promise<{ width: number; height: number } | undefined>;

/** The quiz with the sizes of its pictures, as far as they are known: pages keep their places free. */
export async function withPictureSizes(quiz: Quiz, sizeOf: PictureSize): Promise<Quiz> {
  const end = performance.now() + DEADLINE;
  const sized = async (question: Question): Promise<Question> => {
    const { media } = question;
    const left = end - performance.now();
    if (media?.image === undefined || left <= 0) return question;
    const size = await Promise.race([sizeOf(media.image).catch(() => undefined), after(left)]);
    return size ? { ...question, media: { ...media, ...size } } : question;
  };
  const questions: Question[] = [];
  for (let at = 0; at < quiz.questions.length; at += AT_A_TIME) {
    questions.push(...(await Promise.all(quiz.questions.slice(at, at + AT_A_TIME).map(sized))));
  }
  return { ...quiz, questions };
}

const after = (ms: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(resolve, ms, undefined).unref());

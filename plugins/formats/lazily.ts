import type { QuizFormat } from '../../server/plugin.ts';
import { words } from '../words/words.ts';

/** A format's functions. */
export type FormatFunctions = Pick<QuizFormat, 'detect' | 'read' | 'write'>;

interface About
  extends Pick<QuizFormat, 'name' | 'title' | 'extensions' | 'mediaType' | 'hasMedia'> {
  /** Whether quizzes are written in it, too. */
  writes?: true;
}

/** A format whose parser is loaded when a file comes: a server starts without it. */
export function lazily(
  { writes, ...about }: About,
  load: () => Promise<FormatFunctions>,
): QuizFormat {
  const write: QuizFormat['write'] = async (quiz, files) => {
    const { write: loaded } = await load();
    if (!loaded) throw new Error(`${about.title} is only read`);
    return loaded(quiz, files);
  };
  return {
    ...about,
    translations: words,
    detect: async (bytes) => (await load()).detect(bytes),
    read: async (bytes, columns) => (await load()).read(bytes, columns),
    ...(writes && { write }),
  };
}

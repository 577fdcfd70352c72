import { language } from './page-words.ts';

interface Mode {
  /** In English. */
  title: string;
  /** By language. */
  titles?: Readonly<Record<string, string>>;
}

/** The title of a game's mode in the page's language, if the mode has one. */
export const modeTitle = ({ title, titles = {} }: Mode): string => titles[language] ?? title;

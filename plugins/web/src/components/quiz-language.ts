import { createContext } from 'preact';

/** BCP 47 tag of the language that the quiz's own words are in; undefined where nobody said. */
export const QuizLanguage = createContext<string | undefined>(undefined);

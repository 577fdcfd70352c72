import type { Form, FormValue, Right } from '../../../server/plugin.ts';
import type { Language } from '../languages/language.ts';
import type { Sentence } from '../wording.ts';
import { matchForm } from './match.ts';
import { numberForm } from './number.ts';
import { orderForm } from './order.ts';
import { pickForm } from './pick.ts';
import { pointForm } from './point.ts';
import { textForm } from './text.ts';

/** A line below the question: an option with its sign. */
export interface Line {
  /** "A)", "1)" */
  sign: string;
  text: string;
}

/** A form as a chat shows, reads and explains it, in one language. */
export interface ChatForm {
  /** The lines below the question; empty when the answer is free. */
  lines: readonly Line[];
  /** Texts of the options to choose from, by index; undefined where none is chosen. */
  choices?: readonly string[];
  /** Whether one tap on a choice is an answer. */
  isTapped?: true;
  /** Whether any text is an answer: also a word that is a command. */
  takesAnyText?: true;
  /** Whether it can be answered in the browser only. */
  needsBrowser?: true;
  /** A picture that belongs to the form itself. */
  media?: { image: string; alt: string };
  /** How to answer by typing. */
  instruction: string;
  /** The reply to a text that cannot be read. */
  hint: Sentence;
  /** Reads a text of at most `LONGEST_TYPED` as the form's value; undefined when it is none. */
  read(text: string): FormValue | undefined;
  /**
   * The right answer, in words of at most `longest` code points where that can be; undefined when
   * only its type can say.
   */
  right(right: Right, longest: number): string | undefined;
}

/** The one place in chats that tells kinds of forms apart. */
export function chatForm(form: Form, language: Language): ChatForm {
  switch (form.kind) {
    case 'pick':
      return pickForm(form, language);
    case 'order':
      return orderForm(form, language);
    case 'match':
      return matchForm(form, language);
    case 'text':
      return textForm(form, language);
    case 'number':
      return numberForm(form, language);
    case 'point':
      return pointForm(form, language);
  }
}

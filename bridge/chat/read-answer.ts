import { type Definition, type Games, LONGEST_TYPED } from '../../server/plugin.ts';
import type { ChatForm } from './forms/chat-form.ts';
import { readTyped } from './typed.ts';

/** A question that a text is about, in the language of who wrote it. */
export interface Asked {
  definition: Definition;
  question: number;
  form: ChatForm;
}

/** The value of a typed answer: as its type reads it, else by the form; undefined when it is none. */
export function readAnswer(
  games: Pick<Games, 'read' | 'fits'>,
  { definition, question, form }: Asked,
  text: string,
): unknown {
  if (text.length > LONGEST_TYPED) return undefined;
  const { choices } = form;
  const own = (typed: string): unknown => games.read(definition, question, typed);
  const value = readTyped({ read: own, choices }, text);
  // Where a type finds two that fit, the form must not decide.
  if (value !== undefined || games.fits(definition, question, text).length > 1) return value;
  return readTyped({ read: (typed) => form.read(typed), choices }, text);
}

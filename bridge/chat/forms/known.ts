import type { Definition, Games } from '../../../server/plugin.ts';
import { LANGUAGES, type LanguageCode } from '../languages/all.ts';
import { type ChatForm, chatForm } from './chat-form.ts';

const known = new WeakMap<Definition, Map<string, ChatForm>>();

/**
 * A question's form as a chat in this language knows it: made once for each game and language.
 * @throws QRushError `QUESTION_UNKNOWN`
 */
export function formIn(
  games: Pick<Games, 'form'>,
  definition: Definition,
  question: number,
  language: LanguageCode,
): ChatForm {
  const forms = known.get(definition) ?? new Map<string, ChatForm>();
  known.set(definition, forms);
  const key = `${question} ${language}`;
  const form =
    forms.get(key) ?? chatForm(games.form(definition, question, language), LANGUAGES[language]);
  forms.set(key, form);
  return form;
}

import type { Definition, Games, QuestionView } from '../../server/plugin.ts';
import { chatForm } from './forms/chat-form.ts';
import { LANGUAGES, type LanguageCode } from './languages/all.ts';

/** A question with its form, and the form's picture, in each language: made once for all who read it. */
export function localized(
  games: Pick<Games, 'form'>,
  definition: Definition,
  question: QuestionView,
): (language: LanguageCode) => QuestionView {
  return remembered((language) => {
    const form = games.form(definition, question.index, language);
    // One message has one picture: that to point at, where there is one.
    const picture = chatForm(form, LANGUAGES[language]).media;
    const media = picture ? ({ kind: 'picture', ...picture } as const) : question.media;
    return { ...question, form, ...(media && { media }) };
  });
}

/** A function of the language that is asked once for each. */
export function remembered<Made>(
  make: (language: LanguageCode) => Made,
): (language: LanguageCode) => Made {
  const known = new Map<LanguageCode, Made>();
  return (language) => {
    const made = known.get(language) ?? make(language);
    known.set(language, made);
    return made;
  };
}

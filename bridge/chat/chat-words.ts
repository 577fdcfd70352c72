import { type ChatWords, type Form, type FormValue, LONGEST_TYPED } from '../../server/plugin.ts';
import { chatForm } from './forms/chat-form.ts';
import { LANGUAGES, readLanguage } from './languages/all.ts';
import { readTyped } from './typed.ts';

/** How all chats show a question and read what is typed, for whoever writes one. */
export const chatWords: ChatWords = {
  show({ text, form, alt }, language) {
    const { lines, choices, isTapped, instruction, media } = formIn(form, language);
    const picture = media?.alt ?? alt;
    const written = [
      text,
      picture === undefined ? '' : `[${picture}]`,
      ...lines.map(({ sign, text: option }) => `${sign} ${option}`),
      isTapped ? '' : instruction,
    ];
    return {
      text: written.filter((line) => line !== '').join('\n'),
      ...(isTapped && choices && { options: [...choices] }),
    };
  },
  read(form, text, language) {
    if (text.length > LONGEST_TYPED) return undefined;
    const { read, choices } = formIn(form, language);
    return readTyped({ read: (typed) => read(typed), choices }, text) as FormValue | undefined;
  },
};

const formIn = (form: Form, language: string) =>
  chatForm(form, LANGUAGES[readLanguage(language) ?? 'en']);

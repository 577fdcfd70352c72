import { type FormOf, readForm } from '../../../server/plugin.ts';
import type { Language } from '../languages/language.ts';
import type { ChatForm } from './chat-form.ts';

/** Any text. */
export const textForm = (form: FormOf<'text'>, language: Language): ChatForm => ({
  lines: [],
  takesAnyText: true,
  instruction: language.typeAnswer,
  hint: 'unreadable',
  read: (text) => readForm(form, text),
  right: (right) => (Array.isArray(right) ? right[0]?.toString() : undefined),
});

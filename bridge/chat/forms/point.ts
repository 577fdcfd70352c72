import type { FormOf } from '../../../server/plugin.ts';
import type { Language } from '../languages/language.ts';
import type { ChatForm } from './chat-form.ts';

/** A place in a picture: nobody can type it, so it is answered in the browser. */
export const pointForm = ({ image, alt }: FormOf<'point'>, { pointOnly }: Language): ChatForm => ({
  lines: [],
  needsBrowser: true,
  media: { image, alt },
  instruction: pointOnly,
  hint: 'pointOnly',
  read: () => undefined,
  right: () => undefined,
});

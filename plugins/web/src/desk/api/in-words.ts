import { named } from '../../words/named.ts';

/**
 * A refusal for a host, by its code; the server's own message where the page's language has no
 * sentence for it. In English that message stays: it knows more.
 */
export const inWords = ({ code, message }: { code: string; message: string }): string =>
  named(`problem.${code}`, message);

/** The rules of a mode in a line, as far as there are any. */
export const modeAbout = (name: string, about: string | undefined): string | undefined =>
  about && named(`rules.${name}`, about);

/** The title of a question type; its own if it came with a plugin. */
export const typeTitle = ({ name, title }: { name: string; title: string }): string =>
  named(`kind.${name}`, title);

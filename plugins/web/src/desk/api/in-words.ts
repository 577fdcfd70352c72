import { named } from '../../words/named.ts';

/**
 * A refusal for a host, by its code; the server's own message where the page's language has no
 * sentence for it. In English that message stays: it knows more.
 */
export const inWords = ({ code, message }: { code: string; message: string }): string =>
  named(`problem.${code}`, message);

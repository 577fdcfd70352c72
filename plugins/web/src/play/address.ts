/** The PIN that a link carries: `/?pin=123456` or `/123456`; empty when it carries none. */
export function pinFrom({ search, pathname }: { search: string; pathname: string }): string {
  const given = new URLSearchParams(search).get('pin') ?? pathname.slice(1);
  return digitsOf(given).length === 6 ? digitsOf(given) : '';
}

/**
 * The address of a game, or of the form to join one: a reload finds the way back by it, and brings the page in
 * the language that its link has asked for.
 */
export function addressOf({ search }: { search: string }, pin?: string): string {
  const lang = new URLSearchParams(search).get('lang');
  const query = new URLSearchParams({ ...(pin && { pin }), ...(lang && { lang }) });
  return query.size > 0 ? `/?${query}` : '/';
}

/** The one-time ticket of a link from a chat: `/?pin=123456#ticket=x`. No server gets to see it there. */
export const ticketFrom = ({ hash }: { hash: string }): string | undefined =>
  new URLSearchParams(hash.slice(1)).get('ticket') ?? undefined;

/** People type PINs as "123 456" and "123-456". */
export const digitsOf = (text: string): string => text.replaceAll(/\D/g, '').slice(0, 6);

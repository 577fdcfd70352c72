/** The PIN that a link carries: `/?pin=123456` or `/123456`; empty when it carries none. */
export function pinFrom({ search, pathname }: { search: string; pathname: string }): string {
  const given = new URLSearchParams(search).get('pin') ?? pathname.slice(1);
  return digitsOf(given).length === 6 ? digitsOf(given) : '';
}

/** The address of a game: a reload finds the way back by it. */
export const addressOf = (pin: string): string => `/?pin=${pin}`;

/** The one-time ticket of a link from a chat: `/?pin=123456#ticket=x`. No server gets to see it there. */
export const ticketFrom = ({ hash }: { hash: string }): string | undefined =>
  new URLSearchParams(hash.slice(1)).get('ticket') ?? undefined;

/** People type PINs as "123 456" and "123-456". */
export const digitsOf = (text: string): string => text.replaceAll(/\D/g, '').slice(0, 6);

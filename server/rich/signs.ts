/** Whether a text may be marked up: most are not, and are not looked at any further. */

/** Where a text stands. `line`: an option; `text`: a question; `article`: an explanation. */
export type Room = 'line' | 'text' | 'article';

const SIGNS = /[*_`$]/;

const BULLET = /^ {0,3}([-*+]) +\S/;
const NUMBER = /^ {0,3}([12])[.)] +\S/;

/** Whether there are two items or more: a line that begins with a date or a dash is no list. */
export function hasList(text: string): boolean {
  const lines = text.split('\n');
  const signsOf = (pattern: RegExp) => lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);
  const bullets = signsOf(BULLET);
  const numbers = signsOf(NUMBER);
  return new Set(bullets).size < bullets.length || (numbers[0] === '1' && numbers.includes('2'));
}

export const mayBeMarked = (text: string, room: Room): boolean =>
  SIGNS.test(text) || (room === 'article' && hasList(text));

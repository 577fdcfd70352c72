import type { Asks } from '../../server/plugin.ts';
import type { Wording } from './wording.ts';

/**
 * The last lines below a question; undefined for none.
 * @param isLast the last question for now, for somebody who does not answer
 */
export function noticeBelow(say: Wording, { hints }: Asks, isLast = false): string | undefined {
  const lines = [...(hints ? [say.say('hintsCome')] : []), ...(isLast ? [say.lastForNow()] : [])];
  return lines.length > 0 ? lines.join('\n') : undefined;
}

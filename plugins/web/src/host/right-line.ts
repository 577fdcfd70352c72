import type { Reveal } from '../../../../client/game-state.ts';
import type { Bucket } from '../../../../server/protocol/views.ts';

/** Whether a line of answers in words is right: the server says so, or it is written like what was right. */
export function isRightLine({ label, right: counts }: Bucket, { text, right }: Reveal): boolean {
  if (counts) return true;
  // Labels have their thousands apart: 1,000.
  if (typeof right === 'number' && Number(label.replaceAll(',', '')) === right) return true;
  const texts = Array.isArray(right) ? right.filter((one) => typeof one === 'string') : [];
  return [text, ...texts].some((one) => plain(one) === plain(label));
}

const plain = (text: string): string => text.trim().toLowerCase();

/** Whether answers are right or wrong by what they say: not in a poll, nor where the mode alone judges. */
export const marksAnswers = ({ graded, judged }: Reveal): boolean =>
  graded !== false && judged !== false;

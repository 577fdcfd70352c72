import { questionIn } from '../bots/chat-question.ts';
import type { Facts } from './facts.ts';
import type { PhoneStory } from './phone-story.ts';
import type { Problem } from './problem.ts';

/**
 * No player gets more than one message a question, the extra ones, and replies: one for each command
 * after the first, which the extra ones cover, and a hint now and then to who says what is no answer.
 */
export function messageProblems(story: PhoneStory, facts: Facts): Problem[] {
  const { phone, entries, seen } = story;
  const allowed = facts.questions.length + facts.extra + repliesAskedFor(story, facts);
  if (seen <= allowed) return [];
  const at = entries.at(-1)?.at ?? 0;
  return [{ kind: 'too many', phone, at, about: `${seen} messages, of ${allowed} at most` }];
}

function repliesAskedFor({ entries }: PhoneStory, { commands, hintPause }: Facts): number {
  const command = new RegExp(commands, 'iu');
  let asked = 0;
  let hints = 0;
  let hintedAt = Number.NEGATIVE_INFINITY;
  let unanswered = false;
  for (const entry of entries) {
    if (entry.type === 'saw' && questionIn(entry.message)) unanswered = true;
    if (entry.type !== 'sent') continue;
    if (entry.message.to === undefined && command.test(entry.message.text)) {
      asked += 1;
    } else if (unanswered) {
      unanswered = false;
    } else if (entry.at - hintedAt >= hintPause) {
      hints += 1;
      hintedAt = entry.at;
    }
  }
  return Math.max(0, asked - 1) + hints;
}

import type { Facts } from './facts.ts';
import type { PhoneStory } from './phone-story.ts';
import type { Problem } from './problem.ts';

/** No user is sent more than the pair limit allows, whether or not a simulator enforced it. */
export function pairProblems(
  { phone, entries }: PhoneStory,
  { pairInterval, pairBurst }: Facts,
): Problem[] {
  const problems: Problem[] = [];
  let level = 0;
  for (const { type, at } of entries) {
    if (type !== 'accepted') continue;
    level = Math.max(level, at) + pairInterval;
    if (level - at <= pairBurst * pairInterval) continue;
    const above = Math.ceil((level - at) / pairInterval) - pairBurst;
    problems.push({ kind: 'pair limit', phone, at, about: `${above} messages above the limit` });
  }
  return problems;
}

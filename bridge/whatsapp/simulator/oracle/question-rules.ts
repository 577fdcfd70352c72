import type { Facts } from './facts.ts';
import type { PhoneStory } from './phone-story.ts';
import type { Problem } from './problem.ts';

/** No question twice, none late, none before one that came earlier. */
export function questionProblems({ phone, questions }: PhoneStory, facts: Facts): Problem[] {
  const deadlines = new Map(facts.questions.map(({ number, closesAt }) => [number, closesAt]));
  const problems: Problem[] = [];
  const seen = new Set<number>();
  let latest = 0;
  for (const { at, question, afresh } of questions) {
    const { number } = question;
    const add = (kind: Problem['kind'], about: string) =>
      problems.push({ kind, phone, at, about: `question ${number} ${about}` });
    const deadline = deadlines.get(number);
    const late = deadline === undefined ? 0 : at - deadline - facts.grace;
    if (seen.has(number) && !afresh) add('twice', 'was seen again');
    else if (number < latest) add('out of order', `was seen after question ${latest}`);
    if (late > 0) add('late', `was seen ${late} ms after its deadline`);
    seen.add(number);
    latest = Math.max(latest, number);
  }
  return problems;
}

import { slotBefore } from '../engine/asking.ts';
import { type Entry, firsts } from '../engine/luck.ts';
import { turnOf } from '../engine/plan.ts';
import type { Definition } from '../engine/state.ts';
import type { Store } from '../store/contract.ts';

/**
 * The players who may answer a question: the first ones in the ask before it, by the time that each
 * took. The same ones whenever it is asked, as those answers are final.
 */
export async function firstOnes(
  { answers, players }: Pick<Store, 'answers' | 'players'>,
  definition: Definition,
  question: number,
): Promise<string[]> {
  const count = turnOf(definition, question).before?.first ?? 0;
  let found: Entry[] = [];
  for await (const page of answers.pages(definition.id, slotBefore(question))) {
    // Players who have left meanwhile would keep everybody waiting.
    const here = await players.many(
      definition.id,
      page.map(({ player }) => player),
    );
    const rows = page.flatMap(({ elapsed, receivedAt, player }, at): Entry[] =>
      here[at] ? [[elapsed, receivedAt, player]] : [],
    );
    found = firsts(count, found, rows);
  }
  return found.map((entry) => entry.at(-1) as string);
}

import type { GameMode, Row, Score } from '../server/engine/mode.ts';
import { type Conclusion, LONGEST_SUM, MOST_SAID } from '../server/engine/round.ts';
import { isWords } from '../server/engine/words.ts';
import type { RoundOfRows } from './fold.ts';
import { inOrder } from './fold.ts';
import type { Random } from './random.ts';

/** A rule of the contract that a mode broke. */
export class BrokenRule extends Error {
  override name = 'BrokenRule';
}

/** Refuses with the rule's words unless it holds. */
export function hold(rule: string, holds: boolean, shown?: unknown): void {
  if (!holds)
    throw new BrokenRule(shown === undefined ? rule : `${rule}: ${JSON.stringify(shown)}`);
}

/** Text that is equal for equal JSON, in whatever order keys were added. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

const copy = <Value>(value: Value): Value =>
  value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value);

/**
 * Folds a question's rows in a random order and in random parts, each sum through JSON, and compares
 * that with the plain order; frozen rows, and each call twice.
 */
export const inAnyOrder =
  (random: Random) =>
  (mode: GameMode, options: object, rows: Row[]): RoundOfRows => {
    for (const row of rows) deepFreeze(row);
    const plain = inOrder(mode, options, rows);
    const again = inOrder(mode, options, rows);
    hold('the same rows must give the same scores', canonical(plain) === canonical(again), plain);
    for (const score of plain.scores) checkScore(score);
    const { round, score } = mode;
    if (!round || !plain.conclusion || rows.length === 0) return plain;
    checkConclusion(plain.conclusion, mode);

    const parts: unknown[] = Array.from({ length: random.whole(1, 4) }, () => round.empty(options));
    for (const row of random.shuffled(rows)) {
      const at = random.whole(0, parts.length - 1);
      parts[at] = round.add(parts[at], row, score(row, options), options);
    }
    for (const part of parts) {
      hold('a sum is JSON of 64 KiB at most', JSON.stringify(part).length <= LONGEST_SUM);
      const same = (other: unknown) => canonical(other) === canonical(part);
      const merged = (one: unknown, two: unknown) => round.merge(copy(one), copy(two), options);
      hold('`empty` merged with a sum is that sum', same(merged(round.empty(options), part)), part);
      hold('a sum merged with `empty` is that sum', same(merged(part, round.empty(options))), part);
      const other = parts[0];
      hold(
        '`merge` gives the same either way round',
        canonical(merged(part, other)) === canonical(merged(other, part)),
        [part, other],
      );
    }
    while (parts.length > 1) {
      const [one, two] = parts.splice(random.whole(0, parts.length - 2), 2);
      parts.push(round.merge(copy(one), copy(two), options));
    }
    const conclusion = round.conclude(copy(parts[0]), options);
    hold(
      'the same rows in any order and in any parts must come to the same',
      canonical(conclusion) === canonical(plain.conclusion),
      [conclusion, plain.conclusion],
    );
    const verdict = copy(conclusion.verdict);
    const scores = rows.map((row) => round.settle(row, score(row, options), verdict, options));
    hold(
      'a verdict that was stored must settle as it did before',
      canonical(scores) === canonical(plain.scores),
      scores,
    );
    return plain;
  };

const whole = (value: unknown, least: number, most: number) =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

/** Refuses a score as the server would: see `Score`. */
export function checkScore(score: Score): void {
  const { points, streak, right, memory, out, tie } = score;
  hold('points are whole, from -1,000,000 to 1,000,000', whole(points, -1e6, 1e6), score);
  hold('a streak is whole, from 0', streak === undefined || whole(streak, 0, 1e6), score);
  hold('`right` is true or false', right === undefined || typeof right === 'boolean', score);
  hold('`tie` is whole, from 0 to 1,000,000', tie === undefined || whole(tie, 0, 1e6), score);
  hold('`out` is true or false', out === undefined || typeof out === 'boolean', score);
  hold(
    'a memory is JSON of 256 characters at most',
    memory === undefined || (JSON.stringify(memory) ?? ' '.repeat(257)).length <= 256,
    score,
  );
}

function checkConclusion({ verdict, say = [] }: Conclusion, { messages }: GameMode): void {
  hold(
    'a verdict is JSON of 64 KiB at most',
    (JSON.stringify(verdict) ?? '').length <= LONGEST_SUM,
  );
  hold('a verdict is not undefined', verdict !== undefined);
  hold(`what is said is ${MOST_SAID} texts or keys at most`, say.length <= MOST_SAID, say);
  for (const words of say) {
    hold('what is said is a text or a key', isWords(words), words);
    if (typeof words === 'object')
      hold('every key is in `en`', messages?.en[words.key] !== undefined, words);
  }
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
}

import {
  type Decision,
  type GameMode,
  isWords,
  LONGEST_SUM,
  MOST_SAID,
  type RoundSums,
} from '../../server/plugin.ts';

/** The conclusion of a round, as JSON of a {@link Decision}; or why there is none. */
export type ConcludeOutcome = { json: string } | { failed: string };

/** Puts a question's sums together, and has the mode conclude. */
export function concludeBy(
  mode: GameMode | undefined,
  { sums, modeOptions }: RoundSums,
): ConcludeOutcome {
  const round = mode?.round;
  if (!round) return { failed: 'there is no such round' };
  try {
    const parts = sums.map((json) => {
      if (json === null) throw new Error('a sum could not be made, or is larger than 64 KiB');
      return JSON.parse(json) as unknown;
    });
    const sum = parts.reduce(
      (one, other) => round.merge(one, other, modeOptions),
      round.empty(modeOptions),
    );
    return decisionOf(round.conclude(sum, modeOptions));
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

function decisionOf(conclusion: { verdict: unknown; finish?: unknown; say?: unknown }) {
  const { verdict, finish, say = [] } = conclusion;
  const is: string | undefined = JSON.stringify(verdict);
  if (is === undefined || is.length > LONGEST_SUM)
    return { failed: 'the verdict is none, or larger than 64 KiB' };
  if (!Array.isArray(say) || say.length > MOST_SAID || !say.every(isWords))
    return { failed: `"say" is not a list of ${MOST_SAID} texts or keys at most` };
  const decision: Decision = {
    verdict: { is: verdict },
    ...(finish === true && { finish }),
    ...(say.length > 0 && { say }),
  };
  return { json: JSON.stringify(decision) };
}

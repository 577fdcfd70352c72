/** The parts of a game's last message, each as it is shown, in this order. */
export interface Ending {
  /** The result of the last question. */
  outcome: string | undefined;
  explanation: string | undefined;
  /** That the game is over, and the player's place. */
  finished: string;
  podium: string;
  /** The link to how the player did. */
  summary: string | undefined;
}

/** Parts that go where a message would be too long, one after the other: never the link. */
const SPARED = ['explanation', 'podium', 'outcome'] as const;

/**
 * The last message of a game: one for all of it, as each is paid for.
 * @param limit the longest that the chat takes, as `lengthOf` counts
 */
export function endingText(
  ending: Ending,
  limit: number,
  lengthOf: (text: string) => number,
): string {
  const parts = { ...ending };
  for (const part of SPARED) {
    const text = written(parts);
    if (lengthOf(text) <= limit) return text;
    parts[part] = '';
  }
  return written(parts);
}

const written = ({ outcome, explanation, finished, podium, summary }: Ending): string =>
  [outcome, explanation, finished, podium, summary].filter(Boolean).join('\n\n');

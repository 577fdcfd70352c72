import { useEffect, useState } from 'preact/hooks';
import type { ReviewedQuestion } from '../../../../server/protocol/views.ts';
import type { PlayerConnection } from './session.ts';

/** ms between attempts. */
const RETRY = 2000;

const ATTEMPTS = 4;

/** ms over which so many players spread what they all ask for at the same moment: 2 each, at most 3 s. */
const spread = (players: number): number => Math.random() * Math.min(3000, 2 * players);

/** The player's answers to each question, once the game is over; undefined until they are here. */
export function useReview(
  connection: PlayerConnection,
  players: number,
): ReviewedQuestion[] | undefined {
  const [questions, setQuestions] = useState<ReviewedQuestion[]>();
  const wanted = questions === undefined && connection.online.value;
  useEffect(() => {
    if (!wanted) return undefined;
    let over = false;
    const look = async (attempt: number) => {
      const all: ReviewedQuestion[] = [];
      try {
        for (let from: number | undefined = 0; from !== undefined && !over; ) {
          const page = await connection.review(from);
          all.push(...page.questions);
          from = page.next;
        }
        if (!over) setQuestions(all);
      } catch {
        if (!over && attempt < ATTEMPTS) timer = setTimeout(() => void look(attempt + 1), RETRY);
      }
    };
    let timer = setTimeout(() => void look(1), spread(players));
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [connection, wanted]);
  return questions;
}

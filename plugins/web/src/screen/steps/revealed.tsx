import { useEffect, useState } from 'preact/hooks';
import type { ServerClock } from '../../../../../client/clock.ts';
import type { GameState } from '../../../../../client/game-state.ts';
import { AnswerStep } from './answer.tsx';
import { BoardStep } from './board.tsx';
import { momentsOf } from './moments.ts';
import { WhyStep } from './why.tsx';

interface Props {
  clock: ServerClock;
  state: GameState;
  joinUrl: string;
}

/** What was right, why, and then who leads: each with its own suspense. */
export function RevealedStep({ clock, state, joinUrl }: Props) {
  const [at, setAt] = useState(0);
  const { reveal, question, leaderboard = [], nextAt } = state;
  const hasBoard = leaderboard.some(({ total }) => total !== 0);
  const explanation = reveal?.explanation;
  const moments = momentsOf(
    { explanation, hasBoard },
    nextAt === undefined ? undefined : nextAt - clock.now(),
  );
  const isLast = at >= moments.length - 1;
  useEffect(() => {
    if (isLast) return undefined;
    const timer = setTimeout(() => setAt(at + 1), moments[at]?.lasts);
    return () => clearTimeout(timer);
  }, [at, isLast, nextAt, explanation]);
  if (!reveal || !question) return null;
  switch (moments[Math.min(at, moments.length - 1)]?.moment) {
    case 'why':
      return <WhyStep state={state} question={question} reveal={reveal} joinUrl={joinUrl} />;
    case 'board':
      return <BoardStep state={state} joinUrl={joinUrl} />;
    default:
      return <AnswerStep state={state} question={question} reveal={reveal} joinUrl={joinUrl} />;
  }
}

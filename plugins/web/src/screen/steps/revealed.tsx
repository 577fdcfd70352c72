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

/** What was right, why, and then who leads: moments, each with its own suspense. */
export function RevealedStep({ clock, state, joinUrl }: Props) {
  const [moment, setMoment] = useState<'answer' | 'why' | 'board'>('answer');
  const { reveal, question, leaderboard = [], nextAt } = state;
  const hasBoard = leaderboard.some(({ total }) => total !== 0);
  const explanation = reveal?.explanation;
  useEffect(() => {
    const { answer, why } = momentsOf(nextAt, clock.now(), explanation);
    const timers = [
      ...(why > 0 ? [setTimeout(() => setMoment('why'), answer)] : []),
      ...(hasBoard ? [setTimeout(() => setMoment('board'), answer + why)] : []),
    ];
    return () => timers.forEach(clearTimeout);
  }, [hasBoard, nextAt, explanation]);
  if (!reveal || !question) return null;
  switch (moment) {
    case 'answer':
      return <AnswerStep state={state} question={question} reveal={reveal} joinUrl={joinUrl} />;
    case 'why':
      return <WhyStep state={state} question={question} reveal={reveal} joinUrl={joinUrl} />;
    case 'board':
      return <BoardStep state={state} joinUrl={joinUrl} />;
  }
}

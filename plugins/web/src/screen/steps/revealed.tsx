import { useEffect, useState } from 'preact/hooks';
import type { ServerClock } from '../../../../../client/clock.ts';
import type { GameState } from '../../../../../client/game-state.ts';
import { AnswerStep } from './answer.tsx';
import { BoardStep } from './board.tsx';
import { momentsOf } from './moments.ts';

interface Props {
  clock: ServerClock;
  state: GameState;
  joinUrl: string;
}

/** What was right, and then who leads: two moments, each with its own suspense. */
export function RevealedStep({ clock, state, joinUrl }: Props) {
  const [moment, setMoment] = useState<'answer' | 'board'>('answer');
  const { reveal, question, leaderboard = [], nextAt } = state;
  const hasBoard = leaderboard.some(({ total }) => total !== 0);
  useEffect(() => {
    if (!hasBoard) return undefined;
    const timer = setTimeout(() => setMoment('board'), momentsOf(nextAt, clock.now()).answer);
    return () => clearTimeout(timer);
  }, [hasBoard, nextAt]);
  if (!reveal || !question) return null;
  return moment === 'answer' ? (
    <AnswerStep state={state} question={question} reveal={reveal} joinUrl={joinUrl} />
  ) : (
    <BoardStep state={state} joinUrl={joinUrl} />
  );
}

import { useEffect, useState } from 'preact/hooks';
import type { ServerClock } from '../../../../../client/clock.ts';
import type { GameState } from '../../../../../client/game-state.ts';
import { AnswerStep } from './answer.tsx';
import { BoardStep } from './board.tsx';
import { type Moment, momentsOf } from './moments.ts';
import { WhyStep } from './why.tsx';

interface Props {
  clock: ServerClock;
  state: GameState;
  joinUrl: string;
}

/** The right answer, the reason, and then the leaders: each with its own suspense. */
export function RevealedStep(props: Props) {
  const { step, reveal } = props.state;
  // Where the game has steps, the host says which one is on show; else the screen goes by its clock.
  if (reveal?.steps) return <MomentStep {...props} moment={step ?? 'answer'} />;
  return <TimedSteps {...props} />;
}

function TimedSteps(props: Props) {
  const { clock, state } = props;
  const [at, setAt] = useState(0);
  const { reveal, leaderboard = [], nextAt } = state;
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
  const { moment = 'answer' } = moments[Math.min(at, moments.length - 1)] ?? {};
  return <MomentStep {...props} moment={moment} />;
}

function MomentStep({ state, joinUrl, moment }: Props & { moment: Moment }) {
  const { reveal, question } = state;
  if (!reveal || !question) return null;
  switch (moment) {
    case 'explanation':
      return <WhyStep state={state} question={question} reveal={reveal} joinUrl={joinUrl} />;
    case 'board':
      return <BoardStep state={state} joinUrl={joinUrl} />;
    case 'answer':
      return <AnswerStep state={state} question={question} reveal={reveal} joinUrl={joinUrl} />;
  }
}

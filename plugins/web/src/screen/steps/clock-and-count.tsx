import type { ServerClock } from '../../../../../client/clock.ts';
import type { GameState, Question } from '../../../../../client/game-state.ts';
import { number, secondsUnit } from '../../words/numbers.ts';
import { CountDisc } from '../parts/disc.tsx';
import { TimeDisc } from '../parts/time.tsx';

export interface QuestionProps {
  clock: ServerClock;
  question: Question;
  state: GameState;
  joinUrl: string;
}

/** The clock and the count of a question that has room for them. */
export function Clock({ clock, question, state }: QuestionProps) {
  return state.phase === 'question' ? (
    <TimeDisc clock={clock} question={question} />
  ) : (
    <div class="disc">
      <b>{number(0)}</b>
      <small>{secondsUnit(0)}</small>
    </div>
  );
}

export function Count({ state }: Pick<QuestionProps, 'state'>) {
  return <CountDisc answers={state.answers ?? 0} players={state.players} />;
}

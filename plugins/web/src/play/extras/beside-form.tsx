import { useEffect, useState } from 'preact/hooks';
import type { ServerClock } from '../../../../../client/clock.ts';
import type { Question } from '../../../../../client/game-state.ts';
import { AnswerForm, type AnswerProps } from '../answer-form.tsx';
import { formOf } from './stake.ts';

export interface BesideProps extends Omit<AnswerProps, 'onAnswer'> {
  question: Question;
  clock: ServerClock;
  /** The player's own. */
  total: number;
  onAnswer(value: unknown, beside?: unknown): void;
}

/** The answer, and then what is asked beside it: both are sent as one. */
export function BesideForm({ question, clock, total, onAnswer, ...props }: BesideProps) {
  const { beside, closesAt } = question;
  const [held, setHeld] = useState<{ value: unknown }>();
  const { disabled } = props;
  useEffect(() => {
    if (!held || disabled) return;
    // Better the answer alone than nothing.
    const timer = setTimeout(() => onAnswer(held.value), Math.max(0, closesAt - clock.now()));
    return () => clearTimeout(timer);
  }, [held, closesAt, disabled]);
  if (!held || !beside) return <AnswerForm {...props} onAnswer={(value) => setHeld({ value })} />;
  return (
    <>
      <h2 class="answer-hint">{beside.label}</h2>
      <AnswerForm
        key="beside"
        form={formOf(beside, total)}
        disabled={disabled}
        onAnswer={(said) => onAnswer(held.value, said)}
        onRead={async () => null}
      />
    </>
  );
}

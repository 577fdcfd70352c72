import type { QuestionView } from '../../../../server/protocol/views.ts';
import { answerFor, choicesOf } from '../game/options.ts';
import { MultipleAnswer } from './multiple-answer.tsx';
import { SingleAnswer } from './single-answer.tsx';
import { TypedAnswer } from './typed-answer.tsx';

export interface AnswerProps {
  question: QuestionView;
  /** The value already given, if any. */
  answered: unknown;
  disabled: boolean;
  onAnswer(value: unknown): void;
  /** What the server would take an answer for; null when it cannot read it. */
  onRead(value: unknown): Promise<string | null>;
}

/** The way to answer that fits the question. A type of a plugin is chosen from, or typed. */
export function AnswerForm(props: AnswerProps) {
  const { question, onAnswer } = props;
  const choices = choicesOf(question);
  if (!choices) return <TypedAnswer {...props} />;
  if (question.type === 'multiple') return <MultipleAnswer {...props} choices={choices} />;
  return (
    <SingleAnswer
      {...props}
      choices={choices}
      onAnswer={(option) => onAnswer(answerFor(question, option))}
    />
  );
}

import type { GameState } from '../../../../client/game-state.ts';
import { Problem } from '../components/problem.tsx';
import { QuestionPicture } from '../components/question-picture.tsx';
import { TimeBar } from '../components/time-bar.tsx';
import { AnswerForm } from './answer-form.tsx';
import type { PlayerConnection } from './session.ts';

interface Props {
  connection: PlayerConnection;
  state: GameState;
}

/** The question and the ways to answer it. */
export function QuestionScreen({ connection, state }: Props) {
  const { question } = state;
  if (!question) return null;
  const sent = connection.answering.sent.value;
  const open = state.phase === 'question' && state.pausedAt === undefined;

  return (
    <section class="question">
      {state.phase === 'question' ? (
        <TimeBar
          clock={connection.game.clock}
          openedAt={question.openedAt}
          closesAt={question.closesAt}
          pausedAt={state.pausedAt}
        />
      ) : (
        <p class="times-up">Time's up!</p>
      )}
      <h1 class="question-text" dir="auto">
        {question.text}
      </h1>
      <QuestionPicture media={question.media} />
      <AnswerForm
        form={question.form}
        given={undefined}
        disabled={!open || (sent !== undefined && sent.status !== 'refused')}
        onAnswer={(value) => void connection.answering.submit(question.index, value)}
        onRead={(value) => connection.read(question.index, value)}
      />
      <div class="question-status" role="status">
        {sent?.status === 'refused' && (
          <Problem text={sent.message ?? 'Your answer was not accepted.'} />
        )}
        {!sent && state.phase === 'closed' && <p>No answer this time. The next one is yours.</p>}
      </div>
    </section>
  );
}

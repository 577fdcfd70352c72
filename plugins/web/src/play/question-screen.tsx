import type { GameState } from '../../../../client/game-state.ts';
import type { FormValue } from '../../../../server/protocol/form.ts';
import { QuestionPicture } from '../components/question-picture.tsx';
import { TimeBar } from '../components/time-bar.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AnswerStatus } from './answer-status.tsx';
import type { PlayerConnection } from './session.ts';

interface Props {
  connection: PlayerConnection;
  state: GameState;
}

/** The question, the ways to answer it, and what became of the answer. */
export function QuestionScreen({ connection, state }: Props) {
  const { question, you } = state;
  if (!question) return null;
  const sent = connection.answering.sent.value;
  const refused = sent?.status === 'refused';
  // What the server has stored counts, wherever it was sent from.
  const given = you?.answered ? you.answered.given : refused ? undefined : sent?.value;
  const answered = given !== undefined;
  const isIn = you?.answered !== undefined || sent?.status === 'received';
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
        <p class="times-up">{isIn ? 'Answers are in' : "Time's up!"}</p>
      )}
      <h1 class="question-text" dir="auto">
        {question.text}
      </h1>
      <QuestionPicture media={question.media} />
      <AnswerForm
        form={question.form}
        given={given as FormValue | undefined}
        disabled={!open || answered}
        onAnswer={(value) => void connection.answering.submit(question.index, value)}
        onRead={(value) => connection.read(question.index, value)}
      />
      <AnswerStatus
        status={you?.answered ? 'received' : sent?.status}
        message={sent?.message}
        closed={state.phase === 'closed'}
      />
    </section>
  );
}

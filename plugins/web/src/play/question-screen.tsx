import type { GameState, Question } from '../../../../client/game-state.ts';
import type { FormValue } from '../../../../server/protocol/form.ts';
import { QuestionPicture } from '../components/question-picture.tsx';
import { QuizLanguage } from '../components/quiz-language.ts';
import { TimeBar } from '../components/time-bar.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AnswerStatus } from './answer-status.tsx';
import type { PlayerConnection } from './session.ts';
import { TimeWarning } from './time-warning.tsx';

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
  const time = {
    clock: connection.game.clock,
    openedAt: question.openedAt,
    closesAt: question.closesAt,
    pausedAt: state.pausedAt,
  };

  return (
    <QuizLanguage value={question.language}>
      <section class={`question asks-${question.form.kind}`}>
        {state.phase === 'question' ? (
          <>
            <TimeBar {...time} />
            {!answered && <TimeWarning {...time} />}
          </>
        ) : (
          <p class="times-up">{isIn ? 'Answers are in' : "Time's up!"}</p>
        )}
        <div class="question-head">
          <QuestionPicture media={question.media} />
          <h1 class={`question-text ${sizeOf(question)}`} dir="auto" lang={question.language}>
            {question.text}
          </h1>
        </div>
        <div class="answers">
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
        </div>
      </section>
    </QuizLanguage>
  );
}

/** Ways to answer that need the room themselves. */
const ROOMY = new Set(['order', 'match', 'point']);

/** How large the question is written: the longer, the smaller. */
function sizeOf({ text, form, media }: Question): 'short' | 'middle' | 'long' {
  if (text.length > 160) return 'long';
  return text.length > 60 || media || ROOMY.has(form.kind) ? 'middle' : 'short';
}

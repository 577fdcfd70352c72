import type { SentAnswer } from '../../../../client/answering.ts';
import type { GameState } from '../../../../client/game-state.ts';
import { QuizLanguage } from '../components/quiz-language.ts';
import { TimeBar } from '../components/time-bar.tsx';
import { t } from '../words/t.ts';
import { AnswerStatus } from './answer-status.tsx';
import { OwnAnswer } from './own-answer.tsx';
import type { PlayerConnection } from './session.ts';
import { WavePanel } from './wave-panel.tsx';

interface Props {
  connection: PlayerConnection;
  state: GameState;
}

/** The answer's fate: it stays in view, with how many others have answered. */
export function AnsweredScreen({ connection, state }: Props) {
  const { question, you } = state;
  const sent = connection.answering.sent.value;
  if (!question) return null;
  const given = you?.answered ? you.answered.given : sent?.value;
  const status: SentAnswer['status'] = you?.answered ? 'received' : (sent?.status ?? 'sending');
  const receivedAt = you?.answered?.receivedAt ?? sent?.receivedAt;
  const took = receivedAt === undefined ? undefined : receivedAt - question.openedAt;
  return (
    <section class="answered">
      {state.phase === 'question' ? (
        <TimeBar
          clock={connection.game.clock}
          openedAt={question.openedAt}
          closesAt={question.closesAt}
          pausedAt={state.pausedAt}
        />
      ) : (
        <p class="times-up">
          {question.overtime
            ? t('question.overtime')
            : t(status === 'received' ? 'question.answersIn' : 'question.timeUp')}
        </p>
      )}
      <div class="answered-body">
        {you?.status === 'out' ? (
          <>
            <h1>{t('question.out')}</h1>
            <p dir="auto" lang={question.language}>
              {question.text}
            </p>
          </>
        ) : (
          <>
            <AnswerStatus status={status} took={took} />
            <QuizLanguage value={question.language}>
              <OwnAnswer form={question.form} given={given} />
            </QuizLanguage>
          </>
        )}
        {state.answers !== undefined && (
          <HowMany
            // A count may be a moment old, and leave out the own answer.
            answers={Math.max(state.answers, status === 'received' ? 1 : 0)}
            players={state.players}
          />
        )}
        <WavePanel
          connection={connection}
          state={state}
          kinds={['heart', 'fire', 'laugh', 'wow', 'star']}
        />
      </div>
    </section>
  );
}

function HowMany({ answers, players }: { answers: number; players: number }) {
  const of = Math.max(players, answers);
  return (
    <div class="panel how-many">
      <p class="digits">{t('question.answered', { count: answers, players: of })}</p>
      <progress max={of} value={answers} aria-hidden="true" />
    </div>
  );
}

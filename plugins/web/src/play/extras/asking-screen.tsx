import { useState } from 'preact/hooks';
import type { GameState } from '../../../../../client/game-state.ts';
import { Refusal } from '../../../../../client/socket.ts';
import { marked } from '../../components/marked.ts';
import { Problem } from '../../components/problem.tsx';
import { QuestionMedia } from '../../components/question-media.tsx';
import { TimeBar } from '../../components/time-bar.tsx';
import { t } from '../../words/t.ts';
import { AnswerForm } from '../answer-form.tsx';
import { OwnAnswer } from '../own-answer.tsx';
import { explain } from '../refusals.ts';
import type { PlayerConnection } from '../session.ts';
import { Recording } from './recording-later.ts';
import { formOf } from './stake.ts';

interface Props {
  connection: PlayerConnection;
  state: GameState;
}

/** The ask before a question: a form, until it is answered or the time is up. */
export function AskingScreen({ connection, state }: Props) {
  const { ask, coming, you, players, pausedAt } = state;
  const [sent, setSent] = useState<unknown>();
  const [problem, setProblem] = useState('');
  if (!ask || !coming) return null;
  const { form, label, openedAt, closesAt, closed, count } = ask;
  const { asked, early } = you ?? {};
  const known = asked ?? (early?.index === coming.index ? early : undefined);
  const value = known ? known.value : sent;
  const isOut = you?.status === 'out';
  const send = async (given: unknown) => {
    setSent(given);
    setProblem('');
    try {
      await connection.ask('answer', { question: coming.index, value: given, step: 'before' });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setSent(undefined);
      setProblem(explain(error));
    }
  };
  return (
    <section class={`question asks-${form.kind}`}>
      <TimeBar clock={connection.game.clock} {...{ openedAt, closesAt, pausedAt }} />
      <div class="question-head">
        <QuestionMedia media={coming.media} recording={Recording} />
        {coming.text !== undefined && (
          <p
            class="question-text middle"
            dir="auto"
            lang={coming.language}
            {...marked({ ...coming, text: coming.text })}
          />
        )}
        <h1 class={coming.text === undefined ? 'question-text short' : 'question-line'} dir="auto">
          {isOut ? t('question.out') : label}
        </h1>
      </div>
      <div class="answers">
        {value === undefined && !isOut ? (
          <AnswerForm
            form={formOf(ask, you?.total ?? 0)}
            disabled={closed === true || pausedAt !== undefined}
            onAnswer={(given) => void send(given)}
            onRead={async () => null}
          />
        ) : (
          !isOut && <OwnAnswer form={form} given={value} />
        )}
        <div class="question-status" role="status">
          {problem && <Problem text={problem} />}
          {value !== undefined && <p>{t('question.done', { done: count, players })}</p>}
        </div>
      </div>
    </section>
  );
}

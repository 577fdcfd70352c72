import type { SentAnswer } from '../../../../client/answering.ts';
import type { GameState, Question } from '../../../../client/game-state.ts';
import { Afterwards } from '../components/afterwards.tsx';
import { marked } from '../components/marked.ts';
import { Problem } from '../components/problem.tsx';
import { aboutOf } from '../components/question-about.ts';
import { QuestionMedia } from '../components/question-media.tsx';
import { QuizLanguage } from '../components/quiz-language.ts';
import { QuizText } from '../components/quiz-text.tsx';
import { TimeBar } from '../components/time-bar.tsx';
import { t } from '../words/t.ts';
import { AnswerForm } from './answer-form.tsx';
import type { BesideProps } from './extras/beside-form.tsx';
import { fromAsking } from './extras/from-asking.ts';
import { Recording } from './extras/recording-later.ts';
import { explain } from './refusals.ts';
import type { PlayerConnection } from './session.ts';
import { TimeWarning } from './time-warning.tsx';

interface Props {
  connection: PlayerConnection;
  state: GameState;
}

const BesideForm = fromAsking<BesideProps>((asking) => asking.BesideForm);

/** The question and the ways to answer it. */
export function QuestionScreen({ connection, state }: Props) {
  const { question } = state;
  if (!question) return null;
  const sent = connection.answering.sent.value;
  // An answer under way has a screen of its own; one that was refused leads back here.
  const waits = sent === undefined || sent.status === 'refused';
  const open = state.phase === 'question' && state.pausedAt === undefined;
  const time = {
    clock: connection.game.clock,
    openedAt: question.openedAt,
    closesAt: question.closesAt,
    pausedAt: state.pausedAt,
  };

  const form = {
    form: question.form,
    disabled: !open || !waits,
    onAnswer: (value: unknown, beside?: unknown) =>
      void connection.answering.submit(question.index, value, beside),
    onRead: (value: unknown) => connection.read(question.index, value),
  };

  return (
    <QuizLanguage value={question.language}>
      <section class={`question asks-${question.form.kind}`}>
        {state.phase === 'question' ? (
          <>
            <TimeBar {...time} />
            {waits && <TimeWarning {...time} />}
          </>
        ) : (
          <p class="times-up">{t(question.overtime ? 'question.overtime' : 'question.timeUp')}</p>
        )}
        <div class="question-head">
          <QuestionMedia media={question.media} recording={Recording} />
          <QuizText class="question-line" text={aboutOf(question)} />
          <h1
            class={`question-text ${sizeOf(question)}`}
            dir="auto"
            lang={question.language}
            {...marked(question)}
          />
          <QuizText class="question-line" text={question.hints?.join(' · ') ?? question.credit} />
        </div>
        <div class="answers">
          <Afterwards>
            {question.beside ? (
              <BesideForm
                {...form}
                {...{ question, clock: time.clock }}
                total={state.you?.total ?? 0}
              />
            ) : (
              <AnswerForm {...form} />
            )}
          </Afterwards>
          <div class="question-status" role="status">
            {sent?.status === 'refused' && <Problem text={whyRefused(sent)} />}
            {!sent && state.phase === 'closed' && <p>{t('question.missed')}</p>}
          </div>
        </div>
      </section>
    </QuizLanguage>
  );
}

const whyRefused = ({ code, message = t('question.refused') }: SentAnswer): string =>
  code === undefined ? message : explain({ code, message });

/** Ways to answer that need the room themselves. */
const ROOMY = new Set(['order', 'match', 'point']);

/** How large the question is written: the longer, the smaller. */
function sizeOf({ text, form, media }: Question): 'short' | 'middle' | 'long' {
  if (text.length > 160) return 'long';
  return text.length > 60 || media || ROOMY.has(form.kind) ? 'middle' : 'short';
}

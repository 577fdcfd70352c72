import type { ServerClock } from '../../../../client/clock.ts';
import type { GameState, Question } from '../../../../client/game-state.ts';
import { marked } from '../components/marked.ts';
import { OnlySome } from '../components/only-some.tsx';
import { aboutOf } from '../components/question-about.ts';
import { QuestionMedia } from '../components/question-media.tsx';
import { QuizLanguage } from '../components/quiz-language.ts';
import { QuizText } from '../components/quiz-text.tsx';
import { Recording } from '../components/recording-later.ts';
import { TimeBar } from '../components/time-bar.tsx';
import type { HostSession } from '../game/sessions.ts';
import { ChannelSpread } from './channel-spread.tsx';
import { FormStage } from './form-stage.tsx';

interface Props {
  clock: ServerClock;
  state: GameState;
  session: HostSession;
}

export function QuestionStage({ clock, state, session }: Props) {
  const { question } = state;
  if (!question) return null;
  const open = state.phase === 'question';
  return (
    <section class="stage-question">
      <div class="stage-question-top">
        {open ? (
          <TimeBar
            clock={clock}
            openedAt={question.openedAt}
            closesAt={question.closesAt}
            pausedAt={state.pausedAt}
          />
        ) : (
          <p class="stage-closed">Time's up!</p>
        )}
        <p class="answer-count">
          <strong class="digits">{state.answers ?? 0}</strong> of{' '}
          <span class="digits">{state.players}</span> answered
        </p>
      </div>
      <div class="stage-asked">
        <QuizText class="question-line" text={aboutOf(question)} />
        <h1 dir="auto" lang={question.language} {...marked(question)} />
        <OnlySome question={question} />
        {!question.media && <Credit question={question} />}
      </div>
      <QuestionMedia
        media={question.media}
        plays={open && state.pausedAt === undefined}
        recording={Recording}
      />
      {question.media && <Credit question={question} />}
      <QuizLanguage value={question.language}>
        <FormStage form={question.form} />
      </QuizLanguage>
      <ChannelSpread session={session} question={question.index} />
    </section>
  );
}

/** Below what it is about: the picture, if there is one. */
function Credit({ question: { credit } }: { question: Question }) {
  return <QuizText class="question-line" text={credit} />;
}

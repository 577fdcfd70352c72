import { OptionFace, optionColour } from '../components/option-face.tsx';
import { QuestionPicture } from '../components/question-picture.tsx';
import { TimeBar } from '../components/time-bar.tsx';
import type { ServerClock } from '../game/clock.ts';
import type { GameState } from '../game/game-state.ts';
import { choicesOf } from '../game/options.ts';
import type { HostSession } from '../game/sessions.ts';
import { ChannelSpread } from './channel-spread.tsx';

interface Props {
  clock: ServerClock;
  state: GameState;
  session: HostSession;
}

/** Ways to answer that are typed, in words. */
const TYPED_HINTS: Record<string, string> = {
  number: 'Type a number on your device',
  text: 'Type your answer on your device',
};

export function QuestionStage({ clock, state, session }: Props) {
  const { question } = state;
  if (!question) return null;
  const choices = choicesOf(question);
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
      <h1>{question.text}</h1>
      <QuestionPicture media={question.media} />
      {choices ? (
        <ol class="stage-options">
          {choices.map((text, index) => (
            <li key={text} class={`stage-option ${optionColour(index)}`}>
              <OptionFace index={index} text={text} />
            </li>
          ))}
        </ol>
      ) : (
        <p class="stage-hint">{TYPED_HINTS[question.type] ?? TYPED_HINTS.text}</p>
      )}
      {question.type === 'multiple' && <p class="stage-hint">More than one can be right</p>}
      <ChannelSpread session={session} question={question.index} />
    </section>
  );
}

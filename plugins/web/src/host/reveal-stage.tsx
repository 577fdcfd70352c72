import type { GameState, Question, Reveal } from '../../../../client/game-state.ts';
import { Leaderboard } from '../components/leaderboard.tsx';
import { marked } from '../components/marked.ts';
import { QuizLanguage } from '../components/quiz-language.ts';
import { boardPlaces } from '../game/board-places.ts';
import { FormReveal } from './form-reveal.tsx';
import type { HostConnection } from './session.ts';

/** Code units up to which an explanation is written large, and from which on it needs all the room. */
const SHORT = 160;
const LONG = 400;

interface Props {
  connection: HostConnection;
  state: GameState;
}

/** The right answer and why it is right, what everybody said, and who leads now. */
export function RevealStage({ connection, state }: Props) {
  const { question, reveal } = state;
  const leaderboard = boardPlaces(state);
  if (!question || !reveal) return null;
  const { explanation = '' } = reveal;
  return (
    <div class="stage-reveal">
      <section>
        <h1 dir="auto" lang={question.language} {...marked(question)} />
        <QuizLanguage value={question.language}>
          <FormReveal
            question={question}
            reveal={reveal}
            onHide={(label) => void connection.command('hide', { index: reveal.index, label })}
          />
        </QuizLanguage>
        {reveal.notes?.map(({ label }) => (
          <p key={label} class="stage-note" dir="auto">
            {label}
          </p>
        ))}
      </section>
      {(explanation !== '' || leaderboard.length > 0) && (
        <div class="stage-side">
          {explanation !== '' && <Why question={question} reveal={reveal} text={explanation} />}
          {leaderboard.length > 0 && (
            <section class="stage-board" aria-labelledby="board-title">
              <h2 id="board-title">Leaderboard</h2>
              <Leaderboard
                places={leaderboard.slice(0, rowsBeside(explanation))}
                before={state.groups ? undefined : state.before}
              />
            </section>
          )}
        </div>
      )}
    </div>
  );
}

const rowsBeside = ({ length }: string): number => (length === 0 ? 8 : length > LONG ? 3 : 5);

interface WhyProps {
  question: Question;
  reveal: Reveal;
  text: string;
}

/** What is longer than the screen takes ends below its edge: players have all of it. */
function Why({ question: { language }, reveal: { explanationHtml: html }, text }: WhyProps) {
  const size = text.length > LONG ? 'long' : text.length > SHORT ? 'middle' : 'short';
  return (
    <section class={`stage-why ${size}`} aria-labelledby="why-title">
      <h2 id="why-title">Why</h2>
      <div class="why" dir="auto" lang={language} {...marked({ text, html })} />
    </section>
  );
}

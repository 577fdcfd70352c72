import type { GameState } from '../../../../client/game-state.ts';
import { Leaderboard } from '../components/leaderboard.tsx';
import { QuizLanguage } from '../components/quiz-language.ts';
import { FormReveal } from './form-reveal.tsx';
import type { HostConnection } from './session.ts';

interface Props {
  connection: HostConnection;
  state: GameState;
}

/** The right answer, what everybody said, and who leads now. */
export function RevealStage({ connection, state }: Props) {
  const { question, reveal, leaderboard = [] } = state;
  if (!question || !reveal) return null;
  return (
    <div class="stage-reveal">
      <section>
        <h1 dir="auto" lang={question.language}>
          {question.text}
        </h1>
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
      {leaderboard.length > 0 && (
        <section class="stage-board" aria-labelledby="board-title">
          <h2 id="board-title">Leaderboard</h2>
          <Leaderboard places={leaderboard.slice(0, 8)} before={state.before} />
        </section>
      )}
    </div>
  );
}

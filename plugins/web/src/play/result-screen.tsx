import { useEffect } from 'preact/hooks';
import type { SentAnswer } from '../../../../client/answering.ts';
import type { GameState } from '../../../../client/game-state.ts';
import { Afterwards } from '../components/afterwards.tsx';
import { Icon } from '../components/icon.tsx';
import { QuizText } from '../components/quiz-text.tsx';
import { Reaction } from '../components/reaction.tsx';
import { useCountUp } from '../components/use-count-up.ts';
import { ordinal, points } from '../components/wording.ts';
import { buzz } from '../game/vibrate.ts';
import { AnswerReview } from './answer-review.tsx';
import { GroupList, OwnBoard } from './own-board.tsx';
import { RivalLine } from './rival-line.tsx';
import { VERDICTS, verdictOf } from './verdict.ts';

interface Props {
  state: GameState;
  /** What this window sent to the question, if it did. */
  sent: SentAnswer | undefined;
}

/** How the player did: right or wrong, points, streak, place, and who is ahead. */
export function ResultScreen({ state, sent }: Props) {
  const { you, question, reveal } = state;
  const result = you?.result;
  useEffect(buzz, [reveal?.index]);
  if (!question || !reveal) return null;
  const graded = reveal.graded !== false || reveal.scored === true;
  const stored = you?.answered !== undefined || sent?.status === 'received';
  const verdict = verdictOf(stored, sent, graded, result);
  const { title, icon } = VERDICTS[verdict];
  // Nothing is shown as given that did not arrive.
  const given = you?.answered ? you.answered.given : stored ? sent?.value : undefined;
  return (
    <section class="result">
      <div class={`verdict ${verdict}`}>
        <span class="verdict-mark" aria-hidden="true">
          <Icon name={icon} />
        </span>
        <h1>{title}</h1>
        {verdict === 'late' && <p>Your answer reached us after the close and does not count.</p>}
        {graded && result && (result.points || (result.correct && question.points !== 0)) && (
          <Earned points={result.points} />
        )}
        {you?.status === 'out' && <p class="verdict-badge">You are out</p>}
        {reveal.notes?.map(({ label }) => (
          <p key={label}>{label}</p>
        ))}
        {graded && result && result.streak > 1 && (
          <p class="verdict-badge">
            <Reaction kind="fire" /> {result.streak} in a row
          </p>
        )}
      </div>
      <dl class="facts">
        {(graded || given !== undefined) && (
          <AnswerReview
            question={question}
            reveal={reveal}
            given={given}
            isRight={verdict === 'right'}
          />
        )}
        {reveal.explanation && (
          <div class="panel wide">
            <dt>Why</dt>
            <dd>
              <QuizText class="why" text={reveal.explanation} html={reveal.explanationHtml} />
            </dd>
          </div>
        )}
        {result && (
          <>
            <div class="panel">
              <dt>Place</dt>
              <dd class="digits">
                {ordinal(result.rank)} <small>of {points(state.players)}</small>
              </dd>
            </div>
            <div class="panel">
              <dt>Total</dt>
              <dd class="digits">{points(result.total)}</dd>
            </div>
          </>
        )}
      </dl>
      <GroupList state={state} />
      <RivalLine state={state} />
      {state.leaderboard && state.leaderboard.length > 0 && (
        <Afterwards>
          <section class="board" aria-labelledby="board-title">
            <h2 id="board-title">After question {question.index + 1}</h2>
            <OwnBoard state={state} />
          </section>
        </Afterwards>
      )}
    </section>
  );
}

/** Some modes take points away. */
function Earned({ points: earned }: { points: number }) {
  const shown = useCountUp(earned);
  const sign = earned < 0 ? '' : '+';
  return (
    <p class="verdict-points digits">
      <span aria-hidden="true">
        {sign}
        {points(shown)}
      </span>
      <span class="visually-hidden">
        {sign}
        {points(earned)}
      </span>
    </p>
  );
}

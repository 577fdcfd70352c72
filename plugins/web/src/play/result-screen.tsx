import type { GameState } from '../../../../client/game-state.ts';
import type { OwnResult } from '../../../../server/protocol/views.ts';
import { Icon } from '../components/icon.tsx';
import { Leaderboard } from '../components/leaderboard.tsx';
import { ordinal, points } from '../components/wording.ts';
import { AnswerReview } from './answer-review.tsx';

interface Props {
  state: GameState;
  /** What this window sent and the server has, in terms of the form. */
  answer: unknown;
  /** Whether this window sent something that came too late. */
  late: boolean;
}

/** How the player did: right or wrong, points, place, streak, and the top of the leaderboard. */
export function ResultScreen({ state, answer, late }: Props) {
  const { you, question, reveal } = state;
  const result = you?.result;
  const given = you?.answered ? you.answered.given : answer;
  if (!question || !reveal) return null;
  const graded = reveal.graded !== false;
  const verdict = verdictOf(given !== undefined, graded, result);
  return (
    <section class="result">
      <div class={`verdict ${verdict}`}>
        <span class="verdict-mark" aria-hidden="true">
          <Icon name={VERDICTS[verdict].icon} />
        </span>
        <h1>{late && verdict === 'missed' ? 'It came too late' : VERDICTS[verdict].title}</h1>
        {graded && result && <p class="verdict-points digits">{signed(result.points)}</p>}
        {graded && result && result.streak > 1 && (
          <p class="streak">
            <Icon name="flame" /> {result.streak} in a row
          </p>
        )}
      </div>
      <dl class="result-facts">
        {(graded || given !== undefined) && (
          <AnswerReview
            question={question}
            reveal={reveal}
            given={given}
            isRight={verdict === 'right'}
          />
        )}
        {result && (
          <>
            <div>
              <dt>Total</dt>
              <dd class="digits">{points(result.total)}</dd>
            </div>
            <div>
              <dt>Place</dt>
              <dd class="digits">
                {ordinal(result.rank)} <small>of {points(state.players)}</small>
              </dd>
            </div>
          </>
        )}
      </dl>
      {state.leaderboard && state.leaderboard.length > 0 && (
        <section aria-labelledby="board-title">
          <h2 id="board-title">Leaderboard</h2>
          <Leaderboard
            places={state.leaderboard.slice(0, 5)}
            before={state.before}
            own={you?.nickname}
          />
        </section>
      )}
    </section>
  );
}

function verdictOf(
  answered: boolean,
  graded: boolean,
  result: OwnResult | undefined,
): keyof typeof VERDICTS {
  if (!answered) return 'missed';
  if (!graded) return 'counted';
  if (result?.correct) return 'right';
  return result && result.points > 0 ? 'partly' : 'wrong';
}

/** Some modes take points away. */
const signed = (value: number) => (value < 0 ? points(value) : `+${points(value)}`);

const VERDICTS = {
  right: { title: 'Right!', icon: 'check' },
  partly: { title: 'Partly right', icon: 'check' },
  wrong: { title: 'Not this time', icon: 'close' },
  missed: { title: 'No answer', icon: 'clock' },
  counted: { title: 'Your answer is in', icon: 'people' },
} as const;

import type { GameState } from '../../../../client/game-state.ts';
import type { ReviewedQuestion } from '../../../../server/protocol/views.ts';
import { Afterwards } from '../components/afterwards.tsx';
import { Confetti } from '../components/confetti.tsx';
import { Icon } from '../components/icon.tsx';
import { counted, ordinal, points } from '../components/wording.ts';
import { podiumGap } from '../game/own-standing.ts';
import { summaryOf } from '../game/summary.ts';
import { MiniPodium } from './mini-podium.tsx';
import { OwnAnswers } from './own-answers.tsx';
import { GroupList } from './own-board.tsx';
import type { PlayerConnection } from './session.ts';
import { useReview } from './use-review.ts';
import { WavePanel } from './wave-panel.tsx';

interface Props {
  connection: PlayerConnection;
  state: GameState;
}

/** How the game ended for the player: place, podium, and each answer. */
export function FinalScreen({ connection, state }: Props) {
  const { you, podium = [] } = state;
  const questions = useReview(connection, state.players);
  const gap = podiumGap(state);
  const isOnPodium = you !== undefined && you.total > 0 && you.rank <= 3;
  const leave = () => {
    connection.leave();
    history.replaceState(null, '', '/');
  };
  return (
    <section class="final">
      {isOnPodium && <Confetti />}
      <div class={`final-verdict ${isOnPodium ? `rank-${you.rank}` : ''}`}>
        <p class="final-over">Game over</p>
        {isOnPodium && <Icon name="trophy" />}
        <h1 class="digits">
          {you ? (
            <>
              {ordinal(you.rank)} <small>of {points(state.players)}</small>
            </>
          ) : (
            'Thanks for playing!'
          )}
        </h1>
        {you && <p class="final-total digits">{counted(you.total, 'point')}</p>}
        {gap !== undefined && <p class="digits">{counted(gap, 'point')} short of the podium</p>}
      </div>
      <MiniPodium places={podium} own={you?.nickname} />
      <GroupList state={state} />
      <Numbers questions={questions} />
      <Afterwards>
        <WavePanel
          connection={connection}
          state={state}
          kinds={['wave', 'heart', 'fire', 'laugh', 'star']}
        />
        <button type="button" class="button primary big" onClick={leave}>
          Play another game
        </button>
        {/* They come late: nothing may stand below them that they would push away. */}
        {questions && questions.length > 0 && <OwnAnswers questions={questions} />}
      </Afterwards>
    </section>
  );
}

/** Their places are there before the numbers are. */
function Numbers({ questions }: { questions: ReviewedQuestion[] | undefined }) {
  const { right, graded, streak, fastest } = summaryOf(questions ?? []);
  const facts = [
    ['Right', graded > 0 && `${right} / ${graded}`],
    ['Best streak', graded > 0 && points(streak)],
    ['Fastest', fastest !== undefined && seconds(fastest)],
  ] as const;
  return (
    <dl class="final-facts">
      {facts.map(([name, value]) => (
        <div key={name} class="panel">
          <dt>{name}</dt>
          <dd class="digits" dir="ltr">
            {value || '–'}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

import type { GameState } from '../../../../client/game-state.ts';
import type { ReviewedQuestion } from '../../../../server/protocol/views.ts';
import { Afterwards } from '../components/afterwards.tsx';
import { Confetti } from '../components/confetti.tsx';
import { Icon } from '../components/icon.tsx';
import { podiumGap } from '../game/own-standing.ts';
import { summaryOf } from '../game/summary.ts';
import { number, shortSeconds } from '../words/numbers.ts';
import { rich, t } from '../words/t.ts';
import { addressOf } from './address.ts';
import { GroupBoard } from './group-board.tsx';
import { MiniPodium } from './mini-podium.tsx';
import { OwnAnswers } from './own-answers.tsx';
import type { PlayerConnection } from './session.ts';
import { useReview } from './use-review.ts';
import { WavePanel } from './wave-panel.tsx';

interface Props {
  connection: PlayerConnection;
  state: GameState;
}

/** How the game ended for the player: place, podium, and each answer. */
export function FinalScreen({ connection, state }: Props) {
  const { podium = [] } = state;
  // Nobody has a place where there was nothing to be earned.
  const you = state.points === 0 ? undefined : state.you;
  const questions = useReview(connection, state.players);
  const gap = podiumGap(state);
  const isOnPodium = you !== undefined && you.total > 0 && you.rank <= 3;
  const leave = () => {
    connection.leave();
    history.replaceState(null, '', addressOf(location));
  };
  return (
    <section class="final">
      {isOnPodium && <Confetti />}
      <div class={`final-verdict ${isOnPodium ? `rank-${you.rank}` : ''}`}>
        <p class="final-over">{t('final.over')}</p>
        {isOnPodium && <Icon name="trophy" />}
        <h1 class="digits">
          {you
            ? rich('result.placeOf', { rank: you.rank, players: state.players })
            : t('final.thanks')}
        </h1>
        {you && <p class="final-total digits">{t('shared.points', { count: you.total })}</p>}
        {gap !== undefined && <p class="digits">{t('final.short', { count: gap })}</p>}
      </div>
      <MiniPodium places={podium} own={you?.nickname} />
      {state.groups && <GroupBoard groups={state.groups} own={you?.group} />}
      <Numbers questions={questions} />
      <Afterwards>
        <WavePanel
          connection={connection}
          state={state}
          kinds={['wave', 'heart', 'fire', 'laugh', 'star']}
        />
        <button type="button" class="button primary big" onClick={leave}>
          {t('final.again')}
        </button>
        <a
          class="button big"
          href={`/summary#${connection.session.value?.token}`}
          target="_blank"
          rel="noopener"
        >
          {t('final.summary')}
        </a>
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
    ['right', graded > 0 && `${number(right)} / ${number(graded)}`],
    ['streak', graded > 0 && number(streak)],
    ['fastest', fastest !== undefined && shortSeconds(fastest)],
  ] as const;
  return (
    <dl class="final-facts">
      {facts.map(([name, value]) => (
        <div key={name} class="panel">
          <dt>{t(`fact.${name}`)}</dt>
          <dd class="digits" dir="ltr">
            {value || '–'}
          </dd>
        </div>
      ))}
    </dl>
  );
}

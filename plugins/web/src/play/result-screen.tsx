import { useEffect } from 'preact/hooks';
import type { SentAnswer } from '../../../../client/answering.ts';
import type { GameState } from '../../../../client/game-state.ts';
import { Afterwards } from '../components/afterwards.tsx';
import { Icon } from '../components/icon.tsx';
import { QuizText } from '../components/quiz-text.tsx';
import { Reaction } from '../components/reaction.tsx';
import { useCountUp } from '../components/use-count-up.ts';
import { buzz } from '../game/vibrate.ts';
import { number } from '../words/numbers.ts';
import { rich, t } from '../words/t.ts';
import { AnswerReview } from './answer-review.tsx';
import { GroupBoard } from './group-board.tsx';
import { OwnBoard } from './own-board.tsx';
import { ResultNotes } from './result-notes.tsx';
import { RivalLine } from './rival-line.tsx';
import { ICONS, isWatching, verdictOf } from './verdict.ts';

export interface ResultProps {
  state: GameState;
  /** The answer that this window sent to the question, if it did. */
  sent: SentAnswer | undefined;
}

/** How the player did: right or wrong, points, streak, place, and who is ahead. */
export function ResultScreen({ state, sent }: ResultProps) {
  const { you, question, reveal } = state;
  const result = you?.result;
  useEffect(buzz, [reveal?.index]);
  if (!question || !reveal) return null;
  const graded = reveal.graded !== false || reveal.scored === true;
  const isContest = state.points !== 0;
  const isOut = you?.status === 'out';
  const stored = you?.answered !== undefined || sent?.status === 'received';
  const verdict = verdictOf(stored, sent, graded, result, isWatching(state));
  // Nothing is shown as given that did not arrive.
  const given = you?.answered ? you.answered.given : stored ? sent?.value : undefined;
  return (
    <section class="result">
      <div class={`verdict ${verdict}`}>
        <span class="verdict-mark" aria-hidden="true">
          <Icon name={ICONS[verdict]} />
        </span>
        <h1>{t(verdict === 'watched' && isOut ? 'question.out' : `verdict.${verdict}`)}</h1>
        {verdict === 'late' && <p>{t('sent.doesNotCount')}</p>}
        {graded && result && (result.points || (result.correct && question.points !== 0)) && (
          <Earned points={result.points} />
        )}
        {isOut && verdict !== 'watched' && <p class="verdict-badge">{t('question.out')}</p>}
        <ResultNotes reveal={reveal} />
        {graded && result && result.streak > 1 && (
          <p class="verdict-badge">
            <Reaction kind="fire" /> {t('result.streak', { count: result.streak })}
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
            <dt>{t('result.why')}</dt>
            <dd>
              <QuizText class="why" text={reveal.explanation} html={reveal.explanationHtml} />
            </dd>
          </div>
        )}
        {result && isContest && (
          <>
            <div class="panel">
              <dt>{t('result.place')}</dt>
              <dd class="digits">
                {rich('result.placeOf', { rank: result.rank, players: state.players })}
              </dd>
            </div>
            <div class="panel">
              <dt>{t('result.total')}</dt>
              <dd class="digits">{number(result.total)}</dd>
            </div>
          </>
        )}
      </dl>
      {state.groups && <GroupBoard groups={state.groups} own={you?.group} />}
      {isContest && <RivalLine state={state} />}
      {isContest && state.leaderboard && state.leaderboard.length > 0 && (
        <Afterwards>
          <section class="board" aria-labelledby="board-title">
            <h2 id="board-title">{t('result.board', { number: question.index + 1 })}</h2>
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
  const signed = (count: number) => (earned < 0 ? '' : '+') + number(count);
  return (
    <p class="verdict-points digits">
      <span aria-hidden="true" dir="ltr">
        {signed(shown)}
      </span>
      <span class="visually-hidden">{signed(earned)}</span>
    </p>
  );
}

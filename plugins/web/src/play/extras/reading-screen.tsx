import type { GameState } from '../../../../../client/game-state.ts';
import type { ComingView } from '../../../../../server/protocol/views.ts';
import { marked } from '../../components/marked.ts';
import { QuestionMedia } from '../../components/question-media.tsx';
import { TimeBar } from '../../components/time-bar.tsx';
import { useLoadAhead } from '../../game/use-load-ahead.ts';
import { t } from '../../words/t.ts';
import type { PlayerConnection } from '../session.ts';
import { Recording } from './recording-later.ts';

interface Props {
  connection: PlayerConnection;
  state: GameState;
  coming: ComingView;
}

/** A question that is read before it can be answered. */
export function ReadingScreen({ connection, state, coming }: Props) {
  useLoadAhead(connection, coming);
  const { opensAt = 0, pausedAt, total } = state;
  const { index, text = '', html, language, media, category, shownAt = opensAt } = coming;
  return (
    <section class="question reads">
      {/* Of one that only waits for its picture, no time is told: it opens in a moment. */}
      {opensAt > shownAt && (
        <TimeBar
          clock={connection.game.clock}
          openedAt={shownAt}
          closesAt={opensAt}
          pausedAt={pausedAt}
        />
      )}
      <div class="question-head">
        <QuestionMedia media={media} recording={Recording} />
        <p class="question-line">
          {t('question.number', { number: index + 1, total })}
          {category && (
            <>
              {' · '}
              <bdi>{category}</bdi>
            </>
          )}
        </p>
        <h1 class="question-text middle" dir="auto" lang={language} {...marked({ text, html })} />
        <p class="question-line">{t('question.soon')}</p>
      </div>
    </section>
  );
}

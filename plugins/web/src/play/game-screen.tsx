import { useEffect } from 'preact/hooks';
import type { GameState } from '../../../../client/game-state.ts';
import { inOwnTime } from '../../../../client/own-time.ts';
import { Announcer } from '../components/announcer.tsx';
import { Countdown } from '../components/countdown.tsx';
import { loadTheRest } from '../components/later.tsx';
import { WavesLayer } from '../components/waves-layer.tsx';
import { preferences } from '../game/preferences.ts';
import { useWakeLock } from '../game/use-wake-lock.ts';
import { language } from '../words/page-words.ts';
import { t } from '../words/t.ts';
import { announcement } from './announcement.ts';
import { AnsweredScreen } from './answered-screen.tsx';
import type { ExtraProps } from './extras/extra-screen.tsx';
import { fromAsking } from './extras/from-asking.ts';
import { fromRest } from './from-rest.ts';
import { GameHeader } from './game-header.tsx';
import { LobbyScreen } from './lobby-screen.tsx';
import { PausedNotice } from './paused-notice.tsx';
import { QuestionScreen } from './question-screen.tsx';
import type { ResultProps } from './result-screen.tsx';
import type { PlayerConnection } from './session.ts';
import { SettingsSheet } from './settings-sheet.tsx';

interface Props {
  connection: PlayerConnection;
  state: GameState;
}

const ExtraScreen = fromAsking<ExtraProps>((asking) => asking.ExtraScreen);
const FinalScreen = fromRest<Props>((rest) => rest.FinalScreen);
const ResultScreen = fromRest<ResultProps>((rest) => rest.ResultScreen);

/** A joined player's page: what it shows follows the phase of the game, in the player's own time. */
export function GameScreen({ connection, state: shared }: Props) {
  const state = inOwnTime(shared);
  useEffect(loadTheRest, []);
  useEffect(() => {
    if (language === 'en' && state.language !== language)
      void import('./extras/follow-quiz.ts').then((it) => it.followQuiz(state.language));
  }, [state.language]);
  useWakeLock(state.phase !== 'finished');
  const isPaused = state.pausedAt !== undefined;
  return (
    <div class="game">
      <GameHeader state={state}>
        <SettingsSheet waves={state.waves !== false} />
      </GameHeader>
      <main class={`screen screen-${state.phase} ${isPaused ? 'is-paused' : ''}`}>
        <Phase connection={connection} state={state} />
        {isPaused && <PausedNotice state={state} />}
      </main>
      {preferences.value.waves && !isAnswering(connection, state) && (
        <WavesLayer connection={connection} />
      )}
      <Announcer
        text={announcement(state, connection.answering.sent.value?.status === 'received')}
      />
    </div>
  );
}

/** Whether the player has the question before them: nothing may distract from it. */
function isAnswering({ answering }: PlayerConnection, { phase, you }: GameState): boolean {
  if (phase !== 'question' && phase !== 'closed') return false;
  const { status = 'refused' } = answering.sent.value ?? {};
  return !you?.answered && status === 'refused' && you?.status !== 'out';
}

/** The question until it is answered. An answer that is refused leads back to what was chosen or typed. */
function Asked({ connection, state }: Props) {
  const answering = isAnswering(connection, state);
  return (
    <>
      {!state.you?.answered && (
        <div class="question-kept" hidden={!answering}>
          <QuestionScreen connection={connection} state={state} />
        </div>
      )}
      {!answering && <AnsweredScreen connection={connection} state={state} />}
    </>
  );
}

function Phase({ connection, state }: Props) {
  switch (state.phase) {
    case 'lobby':
      return <LobbyScreen connection={connection} state={state} />;
    case 'countdown':
      return state.ask || state.coming?.shownAt ? (
        <ExtraScreen connection={connection} state={state} />
      ) : (
        <section class="get-ready">
          <h1>{t('question.ready')}</h1>
          <Countdown
            clock={connection.game.clock}
            until={state.opensAt ?? 0}
            pausedAt={state.pausedAt}
          />
          <p dir="auto">{state.title}</p>
        </section>
      );
    case 'question':
    case 'closed': {
      const asked = <Asked connection={connection} state={state} key={state.question?.index} />;
      return state.question?.only ? (
        <ExtraScreen connection={connection} state={state}>
          {asked}
        </ExtraScreen>
      ) : (
        asked
      );
    }
    case 'revealed':
      return <ResultScreen state={state} sent={connection.answering.sent.value} />;
    case 'finished':
      return <FinalScreen connection={connection} state={state} />;
  }
}

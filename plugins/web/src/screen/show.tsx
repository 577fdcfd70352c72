import { useEffect, useMemo, useState } from 'preact/hooks';
import type { GameState } from '../../../../client/game-state.ts';
import { inOwnTime } from '../../../../client/own-time.ts';
import type { Watcher } from '../../../../client/watcher.ts';
import { Announcer } from '../components/announcer.tsx';
import { ConnectionBanner } from '../components/connection-banner.tsx';
import { QuizLanguage } from '../components/quiz-language.ts';
import { WavesLayer } from '../components/waves-layer.tsx';
import { useLoadAhead } from '../game/use-load-ahead.ts';
import { waysInto } from '../game/ways.ts';
import { announcement } from '../host/announcement.ts';
import { t } from '../words/t.ts';
import { Controls } from './controls.tsx';
import { Backdrop } from './parts/backdrop.tsx';
import { Poster } from './parts/poster.tsx';
import { Strip } from './parts/strip.tsx';
import { WaysIn } from './parts/ways-in.ts';
import { useSound } from './sound/hear.ts';
import { GetReady, PausedStep } from './steps/between.tsx';
import { LobbyStep } from './steps/lobby.tsx';
import { PodiumStep } from './steps/podium.tsx';
import { QuestionStep } from './steps/question.tsx';
import { ReadingStep } from './steps/reading.tsx';
import { RevealedStep } from './steps/revealed.tsx';

/** The phases in which people wave: then nothing is read at the edge of the screen. */
const WAVED = new Set<GameState['phase']>(['lobby', 'finished']);

/** The game as the room sees it. */
export function Show({ watcher }: { watcher: Watcher }) {
  const shared = watcher.game.state.value;
  // A screen is like a player without extra time.
  const state = useMemo(() => shared && inOwnTime(shared), [shared]);
  const doors = watcher.doors.value;
  useSound(state);
  useLoadAhead(watcher, state?.coming);
  const [poster, setPoster] = useState(false);
  const isOpen = state !== undefined && !state.locked && state.phase !== 'finished';
  useEffect(() => {
    if (!isOpen) setPoster(false);
  }, [isOpen]);
  if (!state || !doors) return <ConnectionBanner text={t('screen.opening')} />;
  const ways = waysInto(state, doors);
  return (
    // A click anywhere shows the way in, to be seen from afar; the same is in the strip for readers.
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: Q does the same
    <div
      class="screen"
      onClick={({ target }) => {
        if (isOpen && !(target as Element).closest('.screen-controls')) setPoster(!poster);
      }}
    >
      <Backdrop />
      <WaysIn value={ways}>
        <Step watcher={watcher} state={state} doors={doors} />
      </WaysIn>
      {poster && <Poster pin={state.pin} way={ways[0]} />}
      {!watcher.online.value && <ConnectionBanner text={t('join.lost')} />}
      {WAVED.has(state.phase) && <WavesLayer connection={watcher} />}
      <Controls
        onPoster={() => {
          if (isOpen) setPoster(!poster);
        }}
      />
      <Announcer text={announcement(state)} />
    </div>
  );
}

type Doors = NonNullable<Watcher['doors']['value']>;

function Step({ watcher, state, doors }: { watcher: Watcher; state: GameState; doors: Doors }) {
  const { clock } = watcher.game;
  const { phase, question, coming } = state;
  if (phase === 'lobby') return <LobbyStep state={state} />;
  if (phase === 'finished') return <PodiumStep state={state} />;
  if (state.pausedAt !== undefined)
    return <PausedStep clock={clock} state={state} joinUrl={doors.joinUrl} />;
  if (coming?.text !== undefined)
    return (
      <QuizLanguage value={coming.language}>
        <ReadingStep
          key={coming.index}
          clock={clock}
          state={state}
          coming={coming}
          joinUrl={doors.joinUrl}
        />
      </QuizLanguage>
    );
  if (phase === 'countdown' || !question)
    return (
      <>
        <Strip state={state} joinUrl={doors.joinUrl} />
        <GetReady clock={clock} state={state} />
      </>
    );
  return (
    <QuizLanguage value={question.language}>
      {phase === 'revealed' ? (
        <RevealedStep key={question.index} clock={clock} state={state} joinUrl={doors.joinUrl} />
      ) : (
        <QuestionStep
          key={question.index}
          clock={clock}
          question={question}
          state={state}
          joinUrl={doors.joinUrl}
        />
      )}
    </QuizLanguage>
  );
}

import type { GameState } from '../../../../client/game-state.ts';
import { Announcer } from '../components/announcer.tsx';
import { AskedBefore } from '../components/asked-before.tsx';
import { ConnectionBanner } from '../components/connection-banner.tsx';
import { Countdown } from '../components/countdown.tsx';
import { WavesLayer } from '../components/waves-layer.tsx';
import { announcement } from './announcement.ts';
import { ControlBar } from './control-bar.tsx';
import { FinalStage } from './final-stage.tsx';
import { GameGone } from './game-gone.tsx';
import { LobbyStage } from './lobby-stage.tsx';
import { Overtaken } from './overtaken.tsx';
import { QuestionStage } from './question-stage.tsx';
import { RevealStage } from './reveal-stage.tsx';
import type { HostConnection } from './session.ts';
import { StageHeader } from './stage-header.tsx';
import { Troubles } from './troubles.tsx';

interface Props {
  connection: HostConnection;
  onLeave(): void;
}

/** The big screen of one game, with the host's controls at its foot. */
export function Stage({ connection, onLeave }: Props) {
  const state = connection.game.state.value;
  if (connection.gone.value) return <GameGone reason={connection.gone.value} onLeave={onLeave} />;
  if (!state) return <ConnectionBanner text="Opening the game…" />;
  return (
    <div class="stage">
      {!connection.online.value && <ConnectionBanner text="Connection lost. Reconnecting…" />}
      <Overtaken connection={connection} />
      <StageHeader state={state} session={connection.session} />
      <Troubles state={state} />
      <main class={`stage-main ${state.pausedAt ? 'held' : ''}`}>
        <Phase connection={connection} state={state} onLeave={onLeave} />
      </main>
      {state.pausedAt !== undefined && <p class="stage-paused">Paused</p>}
      {state.phase !== 'finished' && <ControlBar connection={connection} state={state} />}
      <WavesLayer connection={connection} />
      <Announcer text={announcement(state)} />
    </div>
  );
}

function Phase({ connection, state, onLeave }: Props & { state: GameState }) {
  const { clock } = connection.game;
  switch (state.phase) {
    case 'lobby':
      return <LobbyStage connection={connection} state={state} />;
    case 'countdown':
      return (
        <section class="get-ready">
          {!state.ask && <h1>{state.title}</h1>}
          <Countdown clock={clock} until={state.opensAt ?? 0} pausedAt={state.pausedAt} />
          <AskedBefore state={state} />
        </section>
      );
    case 'question':
    case 'closed':
      return (
        <QuestionStage
          clock={clock}
          state={state}
          session={connection.session}
          key={state.question?.index}
        />
      );
    case 'revealed':
      return <RevealStage connection={connection} state={state} />;
    case 'finished':
      return <FinalStage state={state} session={connection.session} onLeave={onLeave} />;
  }
}

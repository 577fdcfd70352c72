import type { GameState } from '../../../../client/game-state.ts';
import { Announcer } from '../components/announcer.tsx';
import { Countdown } from '../components/countdown.tsx';
import { announcement } from './announcement.ts';
import { FinalScreen } from './final-screen.tsx';
import { GameHeader } from './game-header.tsx';
import { LobbyScreen } from './lobby-screen.tsx';
import { PausedNotice } from './paused-notice.tsx';
import { QuestionScreen } from './question-screen.tsx';
import { ResultScreen } from './result-screen.tsx';
import type { PlayerConnection } from './session.ts';

interface Props {
  connection: PlayerConnection;
  state: GameState;
}

/** A joined player's page: what it shows follows the phase of the game. */
export function GameScreen({ connection, state }: Props) {
  return (
    <div class="game">
      <GameHeader state={state} />
      <main class={`screen screen-${state.phase}`}>
        <Phase connection={connection} state={state} />
        {state.pausedAt !== undefined && <PausedNotice state={state} />}
      </main>
      <Announcer text={announcement(state)} />
    </div>
  );
}

function Phase({ connection, state }: Props) {
  switch (state.phase) {
    case 'lobby':
      return <LobbyScreen connection={connection} state={state} />;
    case 'countdown':
      return (
        <section class="get-ready">
          <h1>Get ready!</h1>
          <Countdown
            clock={connection.game.clock}
            until={state.opensAt ?? 0}
            pausedAt={state.pausedAt}
          />
          <p>{state.title}</p>
        </section>
      );
    case 'question':
    case 'closed':
      return <QuestionScreen connection={connection} state={state} key={state.question?.index} />;
    case 'revealed': {
      const sent = connection.answering.sent.value;
      const answer = sent?.status === 'received' ? sent.value : undefined;
      return <ResultScreen state={state} answer={answer} late={sent?.status === 'late'} />;
    }
    case 'finished':
      return <FinalScreen connection={connection} state={state} />;
  }
}

import { useEffect, useMemo, useState } from 'preact/hooks';
import { ConnectionBanner } from '../components/connection-banner.tsx';
import { playerSessions } from '../game/sessions.ts';
import { addressOf, pinFrom } from './address.ts';
import { GameScreen } from './game-screen.tsx';
import { JoinForm } from './join-form.tsx';
import { Removed } from './removed.tsx';
import { PlayerConnection } from './session.ts';

/** `/`: join a game and play it. */
export function PlayPage() {
  const connection = useMemo(() => new PlayerConnection(), []);
  const pin = useMemo(() => pinFrom(location), []);
  const returning = useReturn(connection, pin);

  const removal = connection.removal.value;
  const state = connection.game.state.value;
  if (removal) return <Removed connection={connection} reason={removal} />;
  if (state && connection.player.value) {
    return (
      <>
        {!connection.online.value && <ConnectionBanner text="Connection lost. Reconnecting…" />}
        <GameScreen connection={connection} state={state} />
      </>
    );
  }
  if (returning) return <ConnectionBanner text="Taking you back to your game…" />;
  return (
    <JoinForm
      pin={pin}
      onJoin={async (joinPin, nickname, token) => {
        await connection.join(joinPin, nickname, token);
        history.replaceState(null, '', addressOf(joinPin));
      }}
    />
  );
}

/** After a reload, goes back into the game this window was in. @returns whether it is still trying */
function useReturn(connection: PlayerConnection, pin: string): boolean {
  const session = useMemo(() => playerSessions.own(pin), [pin]);
  const [trying, setTrying] = useState(session !== undefined);
  useEffect(() => {
    if (!session) return;
    connection
      .join(session.pin, session.nickname, session.token)
      // The form comes up then, with a way back in.
      .catch(() => undefined)
      .finally(() => setTrying(false));
  }, [connection, session]);
  return trying;
}

import { useEffect, useMemo, useState } from 'preact/hooks';
import { ConnectionBanner } from '../components/connection-banner.tsx';
import { type PlayerSession, playerSessions } from '../game/sessions.ts';
import { useSameVersion } from '../shell/offline.ts';
import { addressOf, pinFrom, ticketFrom } from './address.ts';
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
  useSameVersion(state !== undefined && state.phase !== 'finished');
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
      onJoin={async (joinPin, nickname, how) => {
        await connection.join(joinPin, nickname, how);
        history.replaceState(null, '', addressOf(joinPin));
      }}
    />
  );
}

/**
 * After a reload, goes back into the game this window was in; by a link from a chat, goes on as the
 * player of the chat. @returns whether it is still trying
 */
function useReturn(connection: PlayerConnection, pin: string): boolean {
  const ways = useMemo(() => waysBack(pin), [pin]);
  const [trying, setTrying] = useState(ways.length > 0);
  useEffect(() => {
    const comeBack = async () => {
      for (const { nickname, token } of ways) {
        const back = await connection.join(pin, nickname, { token }).then(
          () => true,
          () => false,
        );
        if (back) return;
      }
      // The form comes up now, with a way back in.
    };
    void comeBack().finally(() => setTrying(false));
  }, [connection, pin, ways]);
  return trying;
}

/** A ticket is good once: followed a second time, its link leads to the session of the first. */
function waysBack(pin: string): PlayerSession[] {
  const token = ticketFrom(location);
  const ways = [playerSessions.own(pin)];
  if (token !== undefined) {
    history.replaceState(null, '', addressOf(pin));
    ways.splice(0, 1, { pin, nickname: '', token }, playerSessions.any(pin));
  }
  return ways.filter((way) => way !== undefined);
}

import { useEffect, useMemo, useState } from 'preact/hooks';
import { Refusal } from '../../../../client/socket.ts';
import { ConnectionBanner } from '../components/connection-banner.tsx';
import { type PlayerSession, playerSessions } from '../game/sessions.ts';
import { useSameVersion } from '../shell/offline.ts';
import { addressOf, pinFrom, ticketFrom } from './address.ts';
import { GameScreen } from './game-screen.tsx';
import { JoinForm } from './join-form.tsx';
import { Removed } from './removed.tsx';
import { PlayerConnection } from './session.ts';

const RETURNING = 'Taking you back to your game…';

/** `/`: join a game and play it. */
export function PlayPage() {
  const connection = useMemo(() => new PlayerConnection(), []);
  const pin = useMemo(() => pinFrom(location), []);
  const returning = useReturn(connection, pin);

  const connected = useConnected();

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
  if (returning)
    return <ConnectionBanner text={connected ? RETURNING : `No connection. ${RETURNING}`} />;
  return (
    <>
      <JoinForm
        pin={pin}
        onJoin={async (joinPin, nickname, how) => {
          await connection.join(joinPin, nickname, how);
          history.replaceState(null, '', addressOf(joinPin));
        }}
      />
      {!connected && <ConnectionBanner text="No connection. Join as soon as it is back." />}
    </>
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
        if (await returned(() => connection.join(pin, nickname, { token }))) return;
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

/** Tries again for as long as the server cannot be reached. @returns whether it has let the player in */
async function returned(join: () => Promise<void>): Promise<boolean> {
  for (;;) {
    try {
      await join();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'NO_ANSWER') return false;
    }
  }
}

/** Whether the device has a network, as far as it knows. */
function useConnected(): boolean {
  const [connected, setConnected] = useState(() => navigator.onLine);
  useEffect(() => {
    const look = () => setConnected(navigator.onLine);
    const ended = new AbortController();
    for (const event of ['online', 'offline']) addEventListener(event, look, ended);
    return () => ended.abort();
  }, []);
  return connected;
}

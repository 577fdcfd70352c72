import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Refusal } from '../../../../client/socket.ts';
import { ConnectionBanner } from '../components/connection-banner.tsx';
import { Logo } from '../components/logo.tsx';
import { type PlayerSession, playerSessions } from '../game/sessions.ts';
import { useSameVersion } from '../shell/offline.ts';
import { t } from '../words/t.ts';
import { addressOf, pinFrom, ticketFrom } from './address.ts';
import { fromAsking } from './extras/from-asking.ts';
import { GameScreen } from './game-screen.tsx';
import { JoinForm } from './join-form.tsx';
import { PlayerConnection, type Removal } from './session.ts';

const Removed = fromAsking<{ connection: PlayerConnection; reason: Removal }>(
  (asking) => asking.Removed,
);

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
    const missed = connection.answering.missed.value;
    return (
      <>
        {!connection.online.value && <ConnectionBanner text={t('join.lost')} />}
        {missed !== undefined && (
          <p class="missed" role="status">
            {t('question.tooLate', { number: missed + 1 })}
          </p>
        )}
        <GameScreen connection={connection} state={state} />
      </>
    );
  }
  if (returning.trying) {
    return (
      <main class="join">
        <ConnectionBanner text={t(connected ? 'shared.returning' : 'join.returningOffline')} />
        <Logo />
        <button type="button" class="button" onClick={returning.giveUp}>
          {t('join.otherGame')}
        </button>
      </main>
    );
  }
  return (
    <>
      <JoinForm
        pin={pin}
        onJoin={async (joinPin, nickname, how) => {
          await connection.join(joinPin, nickname, how);
          history.replaceState(null, '', addressOf(location, joinPin));
        }}
      />
      {!connected && <ConnectionBanner text={t('join.offline')} />}
    </>
  );
}

/**
 * After a reload, returns into the game this window was in; by a link from a chat, plays as the
 * player of the chat. Without a connection it keeps trying.
 */
function useReturn(connection: PlayerConnection, pin: string) {
  const ways = useMemo(() => waysBack(pin), [pin]);
  const [trying, setTrying] = useState(ways.length > 0);
  const givenUp = useRef(false);
  const giveUp = () => {
    givenUp.current = true;
    connection.close();
    setTrying(false);
  };
  useEffect(() => {
    const comeBack = async () => {
      for (let way = 0; way < ways.length && !givenUp.current; ) {
        const { nickname, token } = ways[way] as PlayerSession;
        const refusal = await connection.join(pin, nickname, { token }).catch(asRefusal);
        if (!refusal) return;
        if (refusal.code !== 'NO_ANSWER') way += 1;
      }
      // The form comes up now, with a way back in.
    };
    void comeBack().finally(() => setTrying(false));
  }, [connection, pin, ways]);
  return { trying, giveUp };
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

/** A ticket is good once: followed a second time, its link leads to the session of the first. */
function waysBack(pin: string): PlayerSession[] {
  const token = ticketFrom(location);
  const ways = [playerSessions.own(pin)];
  if (token !== undefined) {
    history.replaceState(null, '', addressOf(location, pin));
    ways.splice(0, 1, { pin, nickname: '', token }, playerSessions.any(pin));
  }
  return ways.filter((way) => way !== undefined);
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

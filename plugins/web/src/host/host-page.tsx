import { useEffect, useMemo } from 'preact/hooks';
import { type HostSession, hostSessions } from '../game/sessions.ts';
import { HostGame } from './host-game.tsx';
import { seatInAddress } from './seat.ts';
import { HostConnection } from './session.ts';

/** Where games are made and found. */
const DESK = '/host';

/** `/host/game`: one game at the host's desk. Without a game of this browser it leads to the desk. */
export function HostPage() {
  const session = useMemo(sessionFromAddress, []);
  useEffect(() => {
    if (!session) location.replace(DESK);
  }, [session]);
  return session ? <HostedGame session={session} /> : null;
}

function HostedGame({ session }: { session: HostSession }) {
  const connection = useMemo(() => new HostConnection(session), [session]);
  useEffect(() => () => connection.close(), [connection]);
  useEffect(() => withBots(session.pin), [session]);
  const leave = () => {
    connection.leave();
    location.assign(DESK);
  };
  return <HostGame connection={connection} onLeave={leave} />;
}

/** The most bots that an address can ask for. */
const MOST_BOTS = 8;

/** `#pin=123456&bots=5` lets bots play along. @returns what ends that */
function withBots(pin: string): (() => void) | undefined {
  const count = Number(new URLSearchParams(location.hash.slice(1)).get('bots'));
  if (!(count > 0)) return undefined;
  let end = () => {};
  let isOver = false;
  void import('./bots.ts').then(({ playAlong }) => {
    if (!isOver) end = playAlong(pin, Math.min(count, MOST_BOTS));
  });
  return () => {
    isOver = true;
    end();
  };
}

/** The game is in the address: `/host/game#pin=123456`, or `?pin=123456`. */
function sessionFromAddress(): HostSession | undefined {
  const seat = seatInAddress();
  if (seat) return seat;
  const pin =
    new URLSearchParams(location.hash.slice(1)).get('pin') ??
    new URLSearchParams(location.search).get('pin');
  return pin ? (hostSessions.own(pin) ?? hostSessions.any(pin)) : undefined;
}

import { useEffect, useMemo, useState } from 'preact/hooks';
import { type HostSession, hostSessions } from '../game/sessions.ts';
import { tokenNeeded } from './api.ts';
import { Console } from './console.tsx';
import { seatInAddress } from './seat.ts';
import { HostConnection } from './session.ts';
import { Stage } from './stage.tsx';
import { TokenForm } from './token-form.tsx';

/** `/host`: choose a quiz, then run its game on the big screen. */
export function HostPage() {
  const [session, setSession] = useState(sessionFromAddress);

  const open = (opened: HostSession) => {
    hostSessions.keep(opened);
    history.replaceState(null, '', `/host#pin=${opened.pin}`);
    setSession(opened);
  };
  const leave = () => {
    history.replaceState(null, '', '/host');
    setSession(undefined);
  };

  if (session) return <HostedGame key={session.pin} session={session} onLeave={leave} />;
  if (tokenNeeded.value) return <TokenForm />;
  return <Console onOpen={open} />;
}

function HostedGame({ session, onLeave }: { session: HostSession; onLeave(): void }) {
  const connection = useMemo(() => new HostConnection(session), [session]);
  useEffect(() => () => connection.close(), [connection]);
  const leave = () => {
    connection.leave();
    onLeave();
  };
  return <Stage connection={connection} onLeave={leave} />;
}

/** After a reload, the game is in the address: `/host#pin=123456`, or `?pin=123456`. */
function sessionFromAddress(): HostSession | undefined {
  const seat = seatInAddress();
  if (seat) return seat;
  const pin =
    new URLSearchParams(location.hash.slice(1)).get('pin') ??
    new URLSearchParams(location.search).get('pin');
  return pin ? (hostSessions.own(pin) ?? hostSessions.any(pin)) : undefined;
}

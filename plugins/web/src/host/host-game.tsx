import type { GameState } from '../../../../client/game-state.ts';
import { Announcer } from '../components/announcer.tsx';
import { ConnectionBanner } from '../components/connection-banner.tsx';
import { useWakeLock } from '../game/use-wake-lock.ts';
import { t } from '../words/t.ts';
import { announcement } from './announcement.ts';
import { Console } from './console/console.tsx';
import { GameGone } from './game-gone.tsx';
import { Overtaken } from './overtaken.tsx';
import { Remote } from './remote/remote.tsx';
import type { HostConnection } from './session.ts';
import { upcoming } from './steps.ts';
import { useNarrow } from './use-narrow.ts';
import { type Script, useScript } from './use-script.ts';
import { type Steering, useSteering } from './use-steering.ts';

interface Props {
  connection: HostConnection;
  onLeave(): void;
}

/** The props of a console and a remote. */
export interface Hosting extends Props {
  state: GameState;
  steering: Steering;
  script: Script;
}

/** A game as its host sees it: a console, or on a phone a remote. */
export function HostGame({ connection, onLeave }: Props) {
  const state = connection.game.state.value;
  if (connection.gone.value) return <GameGone reason={connection.gone.value} onLeave={onLeave} />;
  if (!state) return <ConnectionBanner text={t('host.opening')} />;
  return <Steered connection={connection} state={state} onLeave={onLeave} />;
}

function Steered(props: Props & { state: GameState }) {
  const { connection, state } = props;
  const steering = useSteering(connection, state);
  const now = state.question?.index ?? upcoming(state);
  const script = useScript(connection, now, state.total);
  const narrow = useNarrow();
  // A phone that goes dark in the middle of a show steers nothing.
  useWakeLock(state.phase !== 'finished');
  const hosting = { ...props, steering, script };
  return (
    <>
      {!connection.online.value && <ConnectionBanner text={t('host.lost')} />}
      <Overtaken connection={connection} />
      {narrow ? <Remote {...hosting} /> : <Console {...hosting} />}
      <Announcer text={announcement(state)} />
    </>
  );
}

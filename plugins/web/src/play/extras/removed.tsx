import { Icon, type IconName } from '../../components/icon.tsx';
import { Logo } from '../../components/logo.tsx';
import { t } from '../../words/t.ts';
import { addressOf } from '../address.ts';
import type { PlayerConnection, Removal } from '../session.ts';

const ICONS: Record<Removal, IconName> = {
  kicked: 'close',
  replaced: 'phone',
  out: 'clock',
  closed: 'flag',
};

interface Props {
  connection: PlayerConnection;
  reason: Removal;
}

/** The player is out of the game, and why. */
export function Removed({ connection, reason }: Props) {
  const leave = () => {
    connection.leave();
    history.replaceState(null, '', addressOf(location));
  };
  return (
    <main class="join">
      <Logo />
      <section class="notice">
        <span class="notice-mark">
          <Icon name={ICONS[reason]} />
        </span>
        <div role="alert">
          <h1>{t(`gone.${reason}`)}</h1>
          <p>{t(`gone.${reason}Text`)}</p>
        </div>
        {reason === 'replaced' && (
          <button
            type="button"
            class="button primary big"
            onClick={() => void connection.takeBack().catch(leave)}
          >
            {t('gone.playHere')}
          </button>
        )}
        <button
          type="button"
          class={`button ${reason === 'replaced' ? 'quiet' : 'primary big'}`}
          onClick={leave}
        >
          {t('join.otherGame')}
        </button>
      </section>
    </main>
  );
}

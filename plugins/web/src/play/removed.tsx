import { Icon, type IconName } from '../components/icon.tsx';
import { Logo } from '../components/logo.tsx';
import type { PlayerConnection, Removal } from './session.ts';

const WORDS: Record<Removal, { title: string; text: string; icon: IconName }> = {
  kicked: {
    icon: 'close',
    title: 'You were removed',
    text: 'The host took you out of this game.',
  },
  replaced: {
    icon: 'phone',
    title: 'You are playing elsewhere',
    text: 'This game is open in another window or on another device.',
  },
  out: {
    icon: 'clock',
    title: 'You were away for a while',
    text: 'Your place in the lobby is gone. Join again, or ask your host to let you in.',
  },
  closed: {
    icon: 'flag',
    title: 'This game is gone',
    text: 'It has ended, or the server no longer has it.',
  },
};

interface Props {
  connection: PlayerConnection;
  reason: Removal;
}

/** The player is out of the game, and why. */
export function Removed({ connection, reason }: Props) {
  const { title, text, icon } = WORDS[reason];
  const leave = () => {
    connection.leave();
    history.replaceState(null, '', '/');
  };
  return (
    <main class="join">
      <Logo />
      <section class="notice">
        <span class="notice-mark">
          <Icon name={icon} />
        </span>
        <div role="alert">
          <h1>{title}</h1>
          <p>{text}</p>
        </div>
        {reason === 'replaced' && (
          <button
            type="button"
            class="button primary big"
            onClick={() => void connection.takeBack().catch(leave)}
          >
            Play here
          </button>
        )}
        <button
          type="button"
          class={`button ${reason === 'replaced' ? 'quiet' : 'primary big'}`}
          onClick={leave}
        >
          Join another game
        </button>
      </section>
    </main>
  );
}

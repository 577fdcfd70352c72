import { Logo } from '../components/logo.tsx';
import type { PlayerConnection, Removal } from './session.ts';

const WORDS: Record<Removal, { title: string; text: string }> = {
  kicked: { title: 'You were removed', text: 'The host took you out of this game.' },
  replaced: {
    title: 'You are playing elsewhere',
    text: 'This game is open in another window or on another device.',
  },
  out: {
    title: 'You were away for a while',
    text: 'Your place in the lobby is gone. Join again, or ask your host to let you in.',
  },
  closed: { title: 'This game is gone', text: 'It has ended, or the server no longer has it.' },
};

interface Props {
  connection: PlayerConnection;
  reason: Removal;
}

/** The player is out of the game, and why. */
export function Removed({ connection, reason }: Props) {
  const { title, text } = WORDS[reason];
  const leave = () => {
    connection.leave();
    history.replaceState(null, '', '/');
  };
  return (
    <main class="join">
      <Logo />
      <section class="join-card card removed">
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
        <button type="button" class="button" onClick={leave}>
          Join another game
        </button>
      </section>
    </main>
  );
}

import type { Refusal } from '../../../../client/socket.ts';
import { Logo } from '../components/logo.tsx';

/** The host can't get back into this game. */
export function GameGone({ reason, onLeave }: { reason: Refusal; onLeave(): void }) {
  return (
    <main class="gone">
      <Logo />
      <section class="card gone-card">
        <h1>This game is gone</h1>
        <p role="alert">{reason.message}</p>
        <button type="button" class="button primary big" onClick={onLeave}>
          To the library
        </button>
      </section>
    </main>
  );
}

import type { Refusal } from '../../../../client/socket.ts';
import { Face } from '../components/face.tsx';

/** The host cannot get back into this game. */
export function GameGone({ reason, onLeave }: { reason: Refusal; onLeave(): void }) {
  return (
    <main class="gone">
      <Face nickname="gone" />
      <h1>This game is gone</h1>
      <p role="alert">{reason.message}</p>
      <p class="gone-ways">
        <button type="button" class="button go big" onClick={onLeave}>
          To the library
        </button>
        <a class="button big" href="/host/games?state=finished">
          Games and reports
        </a>
      </p>
    </main>
  );
}

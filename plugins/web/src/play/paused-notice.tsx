import { Icon } from '../components/icon.tsx';

/** Lies over the screen until the host goes on. */
export function PausedNotice() {
  return (
    <div class="paused">
      <div class="card">
        <Icon name="pause" />
        <h2>Paused</h2>
        <p>The clock stands still until the host goes on.</p>
      </div>
    </div>
  );
}

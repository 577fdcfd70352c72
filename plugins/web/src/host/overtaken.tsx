import { Icon } from '../components/icon.tsx';
import type { HostConnection } from './session.ts';

/** Another host steers this game now: this page shows it, and can take it back. */
export function Overtaken({ connection }: { connection: HostConnection }) {
  if (!connection.overtaken.value) return null;
  return (
    <section class="overtaken card" role="alertdialog" aria-labelledby="overtaken">
      <Icon name="alert" />
      <div>
        <h2 id="overtaken">Another host has taken over</h2>
        <p>Somebody steers this game from another screen. This one keeps showing it.</p>
      </div>
      <button type="button" class="button" onClick={() => connection.watch()}>
        Keep watching
      </button>
      <button type="button" class="button go" onClick={() => void connection.takeOver()}>
        Take over
      </button>
    </section>
  );
}

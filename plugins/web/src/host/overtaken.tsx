import { Icon } from '../components/icon.tsx';
import { t } from '../words/t.ts';
import type { HostConnection } from './session.ts';

/** Another host steers this game now: this page shows it, and can take it back. */
export function Overtaken({ connection }: { connection: HostConnection }) {
  if (!connection.overtaken.value) return null;
  return (
    <section class="overtaken card" role="alertdialog" aria-labelledby="overtaken">
      <Icon name="alert" />
      <div>
        <h2 id="overtaken">{t('host.overtaken')}</h2>
        <p>{t('host.overtakenText')}</p>
      </div>
      <button type="button" class="button" onClick={() => connection.watch()}>
        {t('host.keepWatching')}
      </button>
      <button type="button" class="button go" onClick={() => void connection.takeOver()}>
        {t('host.takeOver')}
      </button>
    </section>
  );
}

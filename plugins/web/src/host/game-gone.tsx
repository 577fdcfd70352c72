import type { Refusal } from '../../../../client/socket.ts';
import { Face } from '../components/face.tsx';
import { inWords } from '../desk/api/in-words.ts';
import { t } from '../words/t.ts';

/** The host cannot get back into this game. */
export function GameGone({ reason, onLeave }: { reason: Refusal; onLeave(): void }) {
  return (
    <main class="gone">
      <Face nickname="gone" />
      <h1>{t('host.gone')}</h1>
      <p role="alert">{inWords(reason)}</p>
      <p class="gone-ways">
        <button type="button" class="button go big" onClick={onLeave}>
          {t('desk.toLibrary')}
        </button>
        <a class="button big" href="/host/games?state=finished">
          {t('host.gamesAndReports')}
        </a>
      </p>
    </main>
  );
}

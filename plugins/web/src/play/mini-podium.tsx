import type { Place } from '../../../../server/protocol/views.ts';
import { Face } from '../components/face.tsx';
import { onPodium } from '../game/own-standing.ts';
import { number } from '../words/numbers.ts';
import { t } from '../words/t.ts';

/** Where each of the first three stands: the winner in the middle. */
const ORDER = [1, 0, 2];

/** The first three with their faces; who ties stands as high. Nobody without points is on it. */
export function MiniPodium({ places, own }: { places: Place[]; own: string | undefined }) {
  const some = onPodium(places);
  if (some.length === 0) return null;
  return (
    <ol class="mini-podium" aria-label={t('shared.podium')}>
      {ORDER.map((index) => {
        const place = some[index];
        if (!place) return <li key={index} aria-hidden="true" />;
        const { nickname, face, rank } = place;
        return (
          <li key={nickname} class={`mini-step rank-${rank}`}>
            <Face nickname={nickname} face={face} />
            <bdi class={nickname === own ? 'own' : ''}>{nickname}</bdi>
            <span class="mini-block digits">
              <span class="visually-hidden">{t('shared.place', { rank })}</span>
              <span aria-hidden="true">{number(rank)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

import type { Place } from '../../../../server/protocol/views.ts';
import { number } from '../words/numbers.ts';
import { t } from '../words/t.ts';
import { Crown } from './crown.tsx';

/** Where each of the first three stands: the winner in the middle. */
const ORDER = [1, 0, 2];

/** The first three; who ties stands as high. */
export function Podium({ places }: { places: Place[] }) {
  return (
    <ol class="podium" aria-label={t('shared.podium')}>
      {ORDER.map((index) => {
        const place = places[index];
        return place ? <Step key={index} step={index + 1} place={place} /> : null;
      })}
    </ol>
  );
}

function Step({ step, place }: { step: number; place: Place }) {
  return (
    <li class={`podium-step step-${step} rank-${place.rank}`}>
      {place.rank === 1 && <Crown />}
      <span class="podium-name" dir="auto">
        {place.nickname}
      </span>
      <span class="podium-total digits">{t('shared.points', { count: place.total })}</span>
      <span class="podium-block">
        <span class="visually-hidden">{t('shared.place', { rank: place.rank })}</span>
        <span aria-hidden="true">{number(place.rank)}</span>
      </span>
    </li>
  );
}

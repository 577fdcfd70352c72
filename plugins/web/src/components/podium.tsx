import type { Place } from '../../../../server/protocol/views.ts';
import { Crown } from './crown.tsx';
import { ordinal, points } from './wording.ts';

/** Where each of the first three stands: the winner in the middle. */
const ORDER = [1, 0, 2];

/** The first three; who ties stands as high. */
export function Podium({ places }: { places: Place[] }) {
  return (
    <ol class="podium" aria-label="Podium">
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
      <span class="podium-name">{place.nickname}</span>
      <span class="podium-total digits">{points(place.total)} points</span>
      <span class="podium-block">
        <span class="visually-hidden">{ordinal(place.rank)} place</span>
        <span aria-hidden="true">{place.rank}</span>
      </span>
    </li>
  );
}

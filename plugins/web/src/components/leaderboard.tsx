import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Place } from '../../../../server/protocol/views.ts';
import { points } from './wording.ts';

interface Props {
  places: Place[];
  /** The places before the last question: rows move up or down from there. */
  before?: Place[] | undefined;
  /** The nickname whose row is the viewer's own. */
  own?: string | undefined;
}

/** The best players; each row glides from its former place to the present one. */
export function Leaderboard({ places, before = [], own }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const former = new Map(before.map(({ nickname, rank }, index) => [nickname, { rank, index }]));

  useLayoutEffect(() => {
    const rows = [...(list.current?.children ?? [])];
    rows.forEach((row, index) => {
      const from = former.get(places[index]?.nickname ?? '')?.index;
      if (from === undefined || from === index) return;
      row.animate([{ transform: `translateY(${(from - index) * 110}%)` }, { transform: 'none' }], {
        duration: calm(),
        easing: 'cubic-bezier(0.22, 1, 0.36, 1)',
      });
    });
  }, [places]);

  return (
    <ol class="leaderboard" ref={list}>
      {places.map(({ rank, nickname, total }) => (
        <li key={nickname} class={`place ${nickname === own ? 'own' : ''} rank-${rank}`}>
          <span class="place-rank digits">{rank}</span>
          <span class="place-name">{nickname}</span>
          <Movement by={(former.get(nickname)?.rank ?? rank) - rank} />
          <span class="place-total digits">{points(total)}</span>
        </li>
      ))}
    </ol>
  );
}

/** ms; as good as none for those who asked for less motion. */
function calm(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : 900;
}

function Movement({ by }: { by: number }) {
  if (by === 0) return <span />;
  return (
    <span class={`place-movement ${by > 0 ? 'up' : 'down'}`}>
      <span aria-hidden="true">{by > 0 ? '▲' : '▼'}</span>
      <span class="visually-hidden">{by > 0 ? 'up' : 'down'} </span>
      {Math.abs(by)}
    </span>
  );
}

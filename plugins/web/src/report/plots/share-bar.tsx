import { NONE, percent } from '../figures.ts';
import { Bar } from './bar.tsx';

/** Below these shares of right answers, a question counts as hard, or as middling. */
const HARD = 0.25;
const MIDDLING = 0.5;

/** A share as a bar with its figure beside it: the figure says it, the bar and its colour only help. */
export function ShareBar({ share }: { share: number | undefined }) {
  if (share === undefined) return <span class="faint">{NONE}</span>;
  const look = share < HARD ? 'low' : share < MIDDLING ? 'middling' : 'high';
  return (
    <span class="share-bar">
      <Bar share={share} look={look} />
      <b class="num">{percent(share)}</b>
    </span>
  );
}

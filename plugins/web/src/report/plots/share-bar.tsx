import './plots.css';
import { NONE, percent } from '../figures.ts';

/** Below these shares of right answers, a question counts as hard, or as middling. */
const HARD = 0.25;
const MIDDLING = 0.5;

/** A share as a bar with its figure beside it: the figure says it, the bar and its colour only help. */
export function ShareBar({ share }: { share: number | undefined }) {
  if (share === undefined) return <span class="faint">{NONE}</span>;
  const look = share < HARD ? 'low' : share < MIDDLING ? 'middling' : 'high';
  return (
    <span class="share-bar">
      <svg
        class={`plot ${look}`}
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect class="plot-ground" width="100" height="10" />
        <rect class="plot-bar" width={share * 100} height="10" />
      </svg>
      <b class="num">{percent(share)}</b>
    </span>
  );
}

import './plots.css';

interface Props {
  /** 0 to 1. */
  share: number;
  look: 'high' | 'middling' | 'low' | 'plain';
}

/** A bar that only helps: the figure beside it says the same. */
export const Bar = ({ share, look }: Props) => (
  <svg class={`plot ${look}`} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="plot-ground" width="100" height="10" />
    <rect class="plot-bar" width={share * 100} height="10" />
  </svg>
);

import type { JSX } from 'preact';
import type { WaveKind } from '../../../../server/protocol/views.ts';
import { SHAPES } from './option-shape.tsx';

const DARK = 'var(--on-bright)';

/** A wave's drawing. Drawn, not from a font of emoji: those differ from device to device. */
const DRAWINGS: Record<WaveKind, JSX.Element> = {
  wave: (
    <>
      <path
        fill="var(--c)"
        stroke="var(--c-edge)"
        stroke-width=".9"
        stroke-linejoin="round"
        d="M13 4.5l6 6.2c2.2 2.5 1.8 6.3-.8 8.6-2.6 2.2-6.3 2-8.6-.4L4.2 13.6a1.5 1.5 0 0 1 2.1-2.1l3 2.9-5-5.2a1.5 1.5 0 0 1 2.2-2.1l5 5-4.3-4.6a1.5 1.5 0 0 1 2.2-2l6 6.3-.9-2.6c-.4-1.3.2-2.3 1-2.5.7-.2 1.3 0 1.6 1"
      />
      <path
        fill="none"
        stroke="var(--b)"
        stroke-width="1.5"
        stroke-linecap="round"
        d="M18 3.5c1.7.7 2.7 1.8 3.2 3.4M3 18.5c.5 1.6 1.5 2.7 3.2 3.4"
      />
    </>
  ),
  heart: <path fill="#ff6b81" d={SHAPES[7]} />,
  fire: (
    <>
      <path
        fill="var(--g)"
        d="M12.5 1.5c1.2 4.5 7 6.3 7 12.5a7.5 7.5 0 0 1-15 0c0-3.7 2.5-5 3.2-8.2 1.7 1.2 2.6 2.7 2.7 4.6 1.7-2.2 2.7-5 2.1-8.9Z"
      />
      <path
        fill="#ffe27a"
        d="M12.3 11c.6 2.2 3.2 3 3.2 5.7a3.5 3.5 0 0 1-7 0c0-1.7 1.2-2.3 1.5-3.7.8.5 1.2 1.2 1.3 2 .7-1 1.2-2.3 1-4Z"
      />
    </>
  ),
  laugh: (
    <>
      <circle cx="12" cy="12" r="10.5" fill="var(--c)" />
      <path
        fill="none"
        stroke={DARK}
        stroke-width="1.7"
        stroke-linecap="round"
        d="M6.2 10.5q1.7-3 3.6 0M14.2 10.5q1.7-3 3.6 0"
      />
      <path fill={DARK} d="M6 13.5h12q-.6 6-6 6t-6-6Z" />
      <path fill="var(--a)" d="M9 18.4q3-2.3 6 0-3 1.7-6 0Z" />
    </>
  ),
  wow: (
    <>
      <circle cx="12" cy="12" r="10.5" fill="var(--c)" />
      <circle cx="8.5" cy="9.5" r="1.6" fill={DARK} />
      <circle cx="15.5" cy="9.5" r="1.6" fill={DARK} />
      <ellipse cx="12" cy="16" rx="2.6" ry="3.3" fill={DARK} />
    </>
  ),
  star: (
    <path fill="#d4ff3a" stroke="#7f9c14" stroke-width=".8" stroke-linejoin="round" d={SHAPES[4]} />
  ),
};

export function Reaction({ kind }: { kind: WaveKind }) {
  return (
    <svg class="reaction" viewBox="0 0 24 24" aria-hidden="true">
      {DRAWINGS[kind]}
    </svg>
  );
}

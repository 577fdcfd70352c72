import type { FaceParts } from '../../../../server/protocol/face.ts';
import { SHAPES } from './option-shape.tsx';

/** How a part of a face is drawn: by the class `face-...` in design/face.css, or as a canvas does the same. */
export type Ink = 'shape' | 'dark' | 'white' | 'line';

/** A part of a face: a path in a box of 24 by 24. */
export type Feature = readonly [Ink, path: string];

/** Where the middle of each shape is, from the top: not always in the middle of its box. */
const MIDDLE = [14.5, 12, 12, 12, 12.3, 12, 12, 10.5, 13.5, 12.2];

/** The parts of a face, from the back to the front. */
export function featuresOf({ shape, eyes, mouth }: FaceParts): readonly Feature[] {
  const y = MIDDLE[shape] ?? 12;
  return [
    ['shape', SHAPES[shape] ?? ''],
    ...(eyesAt(y)[eyes] ?? []),
    ...(mouthsAt(y)[mouth] ?? []),
  ];
}

const eyesAt = (y: number): Feature[][] => [
  [['dark', dot(9.3, y - 1, 1.4) + dot(14.7, y - 1, 1.4)]],
  [['line', `M8.2 ${y - 0.8}q1.1-1.6 2.2 0M13.6 ${y - 0.8}q1.1-1.6 2.2 0`]],
  [
    ['white', dot(9.3, y - 1, 1.9) + dot(14.7, y - 1, 1.9)],
    ['dark', dot(9.7, y - 0.8, 1) + dot(15.1, y - 0.8, 1)],
  ],
  [
    ['dark', dot(9.3, y - 1, 1.4)],
    ['line', `M13.6 ${y - 1}h2.2`],
  ],
  [
    [
      'dark',
      `M7 ${y - 2.5}h4.4v2.2a2.2 2.2 0 0 1-4.4 0ZM12.6 ${y - 2.5}H17v2.2a2.2 2.2 0 0 1-4.4 0ZM11 ${y - 2.2}h2v.9h-2Z`,
    ],
  ],
];

const mouthsAt = (y: number): Feature[][] => [
  [['line', `M9.8 ${y + 2.2}q2.2 2.2 4.4 0`]],
  [['dark', `M9.6 ${y + 1.9}h4.8q-.3 3-2.4 3t-2.4-3Z`]],
  [['line', `M10.2 ${y + 2.8}h3.6`]],
  [['dark', dot(12, y + 2.9, 1.2)]],
  [['line', `M10.5 ${y + 2.3}q1.9 1.5 3.6-.4`]],
];

/** A circle as a part of a path. */
const dot = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`;

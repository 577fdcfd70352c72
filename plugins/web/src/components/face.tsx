import { faceOf, partsOf } from '../../../../server/protocol/face.ts';
import { optionColour } from './option-face.tsx';
import { SHAPES } from './option-shape.tsx';

/** Where the middle of each shape is, from the top: not always in the middle of its box. */
const MIDDLE = [14.5, 12, 12, 12, 12.3, 12, 12, 10.5, 13.5, 12.2];

interface Props {
  nickname: string;
  /** The face that was chosen, if it is not the nickname's own. */
  face?: number | undefined;
}

/** A player's face: an option's shape that looks at you. It stands beside the name, and says nothing. */
export function Face({ nickname, face = faceOf(nickname) }: Props) {
  const { shape, colour, eyes, mouth } = partsOf(face);
  const y = MIDDLE[shape] ?? 12;
  return (
    <svg class={`face ${optionColour(colour)}`} viewBox="0 0 24 24" aria-hidden="true">
      <path class="face-shape" d={SHAPES[shape]} />
      <Eyes kind={eyes} y={y} />
      <Mouth kind={mouth} y={y} />
    </svg>
  );
}

function Eyes({ kind, y }: { kind: number; y: number }) {
  switch (kind) {
    case 0:
      return <path class="face-dark" d={dot(9.3, y - 1, 1.4) + dot(14.7, y - 1, 1.4)} />;
    case 1:
      return (
        <path class="face-line" d={`M8.2 ${y - 0.8}q1.1-1.6 2.2 0M13.6 ${y - 0.8}q1.1-1.6 2.2 0`} />
      );
    case 2:
      return (
        <>
          <path class="face-white" d={dot(9.3, y - 1, 1.9) + dot(14.7, y - 1, 1.9)} />
          <path class="face-dark" d={dot(9.7, y - 0.8, 1) + dot(15.1, y - 0.8, 1)} />
        </>
      );
    case 3:
      return (
        <>
          <path class="face-dark" d={dot(9.3, y - 1, 1.4)} />
          <path class="face-line" d={`M13.6 ${y - 1}h2.2`} />
        </>
      );
    default:
      return (
        <path
          class="face-dark"
          d={`M7 ${y - 2.5}h4.4v2.2a2.2 2.2 0 0 1-4.4 0ZM12.6 ${y - 2.5}H17v2.2a2.2 2.2 0 0 1-4.4 0ZM11 ${y - 2.2}h2v.9h-2Z`}
        />
      );
  }
}

function Mouth({ kind, y }: { kind: number; y: number }) {
  switch (kind) {
    case 0:
      return <path class="face-line" d={`M9.8 ${y + 2.2}q2.2 2.2 4.4 0`} />;
    case 1:
      return <path class="face-dark" d={`M9.6 ${y + 1.9}h4.8q-.3 3-2.4 3t-2.4-3Z`} />;
    case 2:
      return <path class="face-line" d={`M10.2 ${y + 2.8}h3.6`} />;
    case 3:
      return <path class="face-dark" d={dot(12, y + 2.9, 1.2)} />;
    default:
      return <path class="face-line" d={`M10.5 ${y + 2.3}q1.9 1.5 3.6-.4`} />;
  }
}

/** A circle as a part of a path. */
const dot = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`;

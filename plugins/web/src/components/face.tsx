import { faceOf, partsOf } from '../../../../server/protocol/face.ts';
import { featuresOf } from './face-features.ts';
import { optionColour } from './option-face.tsx';

interface Props {
  nickname: string;
  /** The face that was chosen, if it is not the nickname's own. */
  face?: number | undefined;
}

/** A player's face: an option's shape that looks at you. It stands beside the name, and says nothing. */
export function Face({ nickname, face = faceOf(nickname) }: Props) {
  const parts = partsOf(face);
  return (
    <svg class={`face ${optionColour(parts.colour)}`} viewBox="0 0 24 24" aria-hidden="true">
      {featuresOf(parts).map(([ink, path]) => (
        <path key={path} class={`face-${ink}`} d={path} />
      ))}
    </svg>
  );
}

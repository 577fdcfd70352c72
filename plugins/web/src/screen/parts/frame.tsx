import type { Question } from '../../../../../client/game-state.ts';
import { Picture } from '../../components/picture.tsx';

/** A picture in a box that is there before it comes. */
export function Frame({ media }: { media: NonNullable<Question['media']> }) {
  return (
    <div class="frame">
      <Picture class="frame-picture" image={media.image} alt={media.alt} />
    </div>
  );
}

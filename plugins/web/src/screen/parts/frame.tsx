import type { Question } from '../../../../../client/game-state.ts';
import { Picture } from '../../components/picture.tsx';
import { Recording } from '../../components/recording-later.ts';

interface Props {
  media: NonNullable<Question['media']>;
  /** Whether a sound or a video begins by itself, as far as the browser lets it. */
  plays?: boolean;
}

/**
 * A picture in a box that is there before it comes, as large as it can be in it; or a sound or a video. Where
 * its size is known there is nothing around it.
 */
export function Frame({ media, plays }: Props) {
  return (
    <div class="frame">
      {media.kind === 'audio' || media.kind === 'video' ? (
        <Recording media={media} plays={plays} />
      ) : (
        <Picture class="frame-picture" image={media.image} alt={media.alt} size={media} />
      )}
    </div>
  );
}

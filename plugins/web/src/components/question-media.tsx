import type { ComponentType } from 'preact';
import type { Question } from '../../../../client/game-state.ts';
import { Picture } from './picture.tsx';
import type { RecordingProps } from './recording.tsx';

interface Props {
  media: Question['media'];
  /** Whether a sound or a video begins by itself, as far as the browser lets it. */
  plays?: boolean;
  /** Plays sounds and videos. Few games have one, so each page loads it later. */
  recording: ComponentType<RecordingProps>;
}

/** The picture, sound or video of a question, and its credit. */
export function QuestionMedia({ media, plays, recording: Recording }: Props) {
  if (!media) return null;
  const { alt, credit } = media;
  return (
    <>
      {media.kind === 'audio' || media.kind === 'video' ? (
        <Recording media={media} plays={plays} />
      ) : (
        <Picture class="question-picture" image={media.image} alt={alt} size={media} />
      )}
      {credit && <p class="media-credit">{credit}</p>}
    </>
  );
}

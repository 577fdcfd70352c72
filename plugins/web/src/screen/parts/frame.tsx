import { useState } from 'preact/hooks';
import type { Question } from '../../../../../client/game-state.ts';
import type { MediaView } from '../../../../../server/protocol/views.ts';
import { Picture } from '../../components/picture.tsx';
import { Recording } from '../../components/recording-later.ts';

interface Props {
  media: NonNullable<Question['media']>;
  /** Whether a sound or a video begins by itself, as far as the browser lets it. */
  plays?: boolean;
}

/** A picture in a box that is there before it comes; or a sound or a video. */
export function Frame({ media, plays }: Props) {
  return media.kind === 'audio' || media.kind === 'video' ? (
    <div class="frame">
      <Recording media={media} plays={plays} />
    </div>
  ) : (
    <Framed key={media.image} picture={media} />
  );
}

type PictureView = Extract<MediaView, { kind: 'picture' }>;

/** As large as it can be in its box, with nothing around it once its form is known. */
function Framed({ picture: { image, alt, width, height } }: { picture: PictureView }) {
  const [ratio, setRatio] = useState(width && height && width / height);
  return (
    <div class={`frame ${ratio ? 'fits' : ''}`} style={ratio ? { '--ratio': ratio } : undefined}>
      <Picture class="frame-picture" image={image} alt={alt} onRatio={setRatio} />
    </div>
  );
}

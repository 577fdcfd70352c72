import { Picture } from '../../../components/picture.tsx';
import { Icon } from '../../frame/icons.tsx';
import type { Media } from '../media/media-field.tsx';

/** A question's picture, sound or video. */
export function PreviewMedia({ media }: { media: Media | undefined }) {
  if (!media) return null;
  const { image, audio, captions, alt } = media;
  if (image !== undefined) return <Picture class="preview-picture" image={image} alt={alt} />;
  return (
    <span class="preview-sound">
      <Icon name={audio === undefined ? 'video' : 'sound'} />
      <span class="cut">{alt}</span>
      {captions !== undefined && <Icon name="captions" />}
    </span>
  );
}

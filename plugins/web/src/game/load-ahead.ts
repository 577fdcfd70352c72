import type { MediaView } from '../../../../server/protocol/views.ts';

/** Loads what is shown with a question. Resolves when it is there, and when it cannot be had: none waits for that. */
export const loadAhead = (media: MediaView): Promise<void> =>
  media.kind === 'picture' ? loadPicture(media.image) : loadRecording(media);

/** The same for a picture by its address. */
export function loadPicture(address: string): Promise<void> {
  const picture = new Image();
  picture.src = address;
  return picture.decode().catch(() => {});
}

/** Until enough of it is there to be played. */
const loadRecording = (media: Exclude<MediaView, { kind: 'picture' }>) =>
  new Promise<void>((resolve) => {
    const element = document.createElement(media.kind);
    element.oncanplaythrough = () => resolve();
    element.onerror = () => resolve();
    element.preload = 'auto';
    element.src = media.kind === 'audio' ? media.audio : media.video;
  });

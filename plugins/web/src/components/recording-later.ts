import { later } from './later.tsx';
import type { RecordingProps } from './recording.tsx';

/** A sound or a video: few games have one, so it is no part of a page's first script. */
export const Recording = later<RecordingProps>(
  async () => (await import('./recording.tsx')).Recording,
);

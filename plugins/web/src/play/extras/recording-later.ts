import { later } from '../../components/later.tsx';
import type { RecordingProps } from '../../components/recording.tsx';

/** A sound or a video, in games that have one. */
export const Recording = later<RecordingProps>(
  async () => (await import('./recording.ts')).Recording,
  true,
);

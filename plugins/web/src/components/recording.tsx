import { useEffect, useRef, useState } from 'preact/hooks';
import type { Question } from '../../../../client/game-state.ts';
import { t } from '../words/t.ts';
import { Clip } from './clip.tsx';
import './recording.css';

export interface RecordingProps {
  media: Extract<NonNullable<Question['media']>, { kind: 'audio' | 'video' }>;
  /** Whether it begins by itself, as far as the browser lets it; when that ends, it stops. */
  plays?: boolean | undefined;
}

/** A sound or a video, or its description where it cannot be had. */
export function Recording({ media, plays }: RecordingProps) {
  const { kind, alt, captions } = media;
  const source = media.kind === 'audio' ? media.audio : media.video;
  const element = useRef<HTMLVideoElement>(null);
  const [broken, setBroken] = useState<string>();
  const isBroken = broken === source;
  useEffect(() => {
    if (isBroken) return;
    // Before anybody has touched the page, a browser may refuse: the controls are there.
    if (plays) element.current?.play().catch(() => {});
    if (plays === false) element.current?.pause();
  }, [plays, source, isBroken]);
  if (isBroken) return <span class="question-picture picture-missing">{alt}</span>;
  return (
    <div class="recording">
      <Clip
        {...{ kind, source, captions, alt, element }}
        preload={plays === undefined ? 'metadata' : 'auto'}
        onError={() => setBroken(source)}
      />
      <details>
        <summary>{t('shared.inWords')}</summary>
        <p dir="auto">{alt}</p>
      </details>
    </div>
  );
}

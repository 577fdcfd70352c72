import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../words/t.ts';
import './sound-captions.css';

interface Props {
  sound: RefObject<HTMLMediaElement | null>;
  language: string | undefined;
}

/**
 * The captions of a sound as it plays: browsers draw those of videos only. They are read by whoever looks
 * there, and never announced: a screen reader would talk over the sound.
 */
export function SoundCaptions({ sound, language }: Props) {
  const [isOn, setOn] = useState(true);
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const track = sound.current?.textTracks[0];
    if (!track) return;
    const show = () =>
      words.current?.replaceChildren(
        ...[...(track.activeCues ?? [])].map((cue) => {
          const line = document.createElement('span');
          line.append((cue as VTTCue).getCueAsHTML());
          return line;
        }),
      );
    // Read, and not drawn by the browser.
    track.mode = isOn ? 'hidden' : 'disabled';
    track.oncuechange = show;
    show();
  }, [isOn]);
  return (
    <>
      {isOn && <p class="captions" dir="auto" lang={language} ref={words} />}
      <button
        type="button"
        class="captions-button"
        aria-pressed={isOn}
        onClick={() => setOn(!isOn)}
      >
        {t('shared.captions')}
      </button>
    </>
  );
}

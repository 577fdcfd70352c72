import type { RefObject } from 'preact';
import { useContext } from 'preact/hooks';
import { t } from '../words/t.ts';
import { QuizLanguage } from './quiz-language.ts';
import { SoundCaptions } from './sound-captions.tsx';

interface Props {
  kind: 'audio' | 'video';
  source: string;
  /** The address of its captions. */
  captions: string | undefined;
  alt: string;
  preload: 'auto' | 'metadata';
  element: RefObject<HTMLVideoElement | null>;
  onError?(): void;
}

/** A sound or a video with the browser's own controls, and its captions: on from the beginning. */
export function Clip({ kind: Player, source, captions, alt, element, ...rest }: Props) {
  const language = useContext(QuizLanguage);
  const isSound = Player === 'audio';
  const key = `${source} ${captions}`;
  return (
    <>
      <Player
        key={key}
        // An <audio> has all of a <video> that is used here.
        ref={element as never}
        src={source}
        controls
        playsInline
        aria-label={alt}
        {...rest}
      >
        {captions && (
          <track
            kind="captions"
            src={captions}
            srclang={language}
            label={t('shared.captions')}
            default={!isSound}
          />
        )}
      </Player>
      {isSound && captions && <SoundCaptions key={key} sound={element} language={language} />}
    </>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { DeskIcon } from '../components/desk-icon.tsx';
import { toggleFullscreen } from '../host/use-shortcuts.ts';
import { t } from '../words/t.ts';
import { room, toggleRoom } from './room.ts';
import { setVolume, sound, toggleSound } from './sound/choice.ts';

interface Props {
  /** Shows the way in, or hides it. */
  onPoster(): void;
}

/** ms after which what was shown as the mouse moved goes again. */
const SHOWN = 2500;

const ACTS: Record<string, () => void> = { f: toggleFullscreen, l: toggleRoom, m: toggleSound };

/** For whoever stands at this computer: light, sound and full screen. L, M, F and Q do the same. B is a clicker's, see host/screen-window.ts. */
export function Controls({ onPoster }: Props) {
  const shown = useMovedLately();
  const { on, volume } = sound.value;
  useEffect(() => {
    const onKey = ({ key, repeat, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (repeat || ctrlKey || metaKey || altKey) return;
      ACTS[key.toLowerCase()]?.();
      if (key.toLowerCase() === 'q') onPoster();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  return (
    <div class={`screen-controls ${shown ? 'is-shown' : ''}`}>
      <button type="button" onClick={toggleSound}>
        {t(on ? 'screen.soundOff' : 'screen.soundOn')}
      </button>
      {on && (
        <input
          type="range"
          aria-label={t('screen.volume')}
          min="0"
          max="1"
          step="0.05"
          value={volume}
          onInput={({ currentTarget }) => setVolume(Number(currentTarget.value))}
        />
      )}
      <button type="button" aria-pressed={room.value === 'bright'} onClick={toggleRoom}>
        {t(room.value === 'bright' ? 'screen.darkRoom' : 'screen.brightRoom')}
      </button>
      <button type="button" onClick={toggleFullscreen}>
        <DeskIcon name="expand" /> {t('screen.fullScreen')}
      </button>
    </div>
  );
}

function useMovedLately(): boolean {
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onMove = () => {
      setMoved(true);
      clearTimeout(timer);
      timer = setTimeout(() => setMoved(false), SHOWN);
    };
    // A host who has just opened the page sees the controls.
    onMove();
    addEventListener('pointermove', onMove);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointermove', onMove);
    };
  }, []);
  return moved;
}

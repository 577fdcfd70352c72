import { effect } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Watcher } from '../../../../client/watcher.ts';
import { drawApart } from '../game/draw-apart.ts';
import { useWakeLock } from '../game/use-wake-lock.ts';
import { wake } from '../game/wake.ts';
import { announceScreen } from '../host/screen-window.ts';
import { type Access, accessIn, addressOf } from './address.ts';
import { CodeForm } from './code-form.tsx';
import { Show } from './show.tsx';
import { setSound } from './sound/choice.ts';

/** `/screen`: one game for the room to look at. A link brings it, or the code that the host reads out. */
export function ScreenPage() {
  const [access, setAccess] = useState(() => accessIn(location.hash));
  useEffect(() => {
    // A window that is used again for another game gets its new address without loading.
    const changed = () => setAccess(accessIn(location.hash));
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  const open = (given: Access) => {
    history.replaceState(null, '', addressOf(given));
    setAccess(given);
  };
  if (!access) return <CodeForm onOpen={open} />;
  return <Followed key={addressOf(access)} access={access} onOpen={open} />;
}

function Followed({ access, onOpen }: { access: Access; onOpen(access: Access): void }) {
  const watcher = useMemo(() => {
    const watcher = new Watcher(access, { wake, preload: true });
    // This comes first, before the components that show it.
    effect(() => {
      void watcher.game.state.value;
      drawApart();
    });
    return watcher;
  }, [access]);
  useEffect(() => () => watcher.close(), [watcher]);
  useEffect(() => announceScreen(access.pin), [access]);
  useEffect(() => watcher.on('sound', ({ on }) => setSound(on)), [watcher]);
  const soundOn = watcher.soundOn.value;
  useEffect(() => {
    // A screen that comes later does what the others were told.
    if (soundOn !== undefined) setSound(soundOn);
  }, [soundOn]);
  useWakeLock(true);
  const gone = watcher.gone.value;
  if (gone) return <CodeForm onOpen={onOpen} problem={gone} />;
  return <Show watcher={watcher} />;
}

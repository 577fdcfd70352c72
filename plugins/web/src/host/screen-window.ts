/**
 * A big screen in another window of the same browser: it says that it is there, and hands on the keys of a
 * presenter's clicker, which reach whichever window is in front.
 */
import { useEffect, useRef, useState } from 'preact/hooks';

type Message = { here: boolean } | { who: true } | { key: string };

const channelOf = (pin: string) => new BroadcastChannel(`qrush.screen.${pin}`);

/** Keys that mean the game, and not the window that has them. */
const STEPS = new Set([
  ' ',
  'Enter',
  'ArrowRight',
  'PageDown',
  'ArrowLeft',
  'PageUp',
  '.',
  'b',
  'B',
]);

/** Says that this window shows the game. @returns what ends that */
export function announceScreen(pin: string): () => void {
  const channel = channelOf(pin);
  const say = (message: Message) => channel.postMessage(message);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('who' in data) say({ here: true });
  };
  const onKey = (event: KeyboardEvent) => {
    const { key, repeat, ctrlKey, metaKey, altKey, target } = event;
    if (repeat || ctrlKey || metaKey || altKey || !STEPS.has(key)) return;
    if (target instanceof Element && target.closest('button, input, a, audio, video')) return;
    event.preventDefault();
    say({ key });
  };
  const gone = () => say({ here: false });
  say({ here: true });
  addEventListener('keydown', onKey);
  addEventListener('pagehide', gone);
  return () => {
    gone();
    removeEventListener('keydown', onKey);
    removeEventListener('pagehide', gone);
    channel.close();
  };
}

/**
 * Whether a window of this browser shows the game to the room.
 * @param onKey takes the keys that were pressed there
 */
export function useScreenWindow(pin: string, onKey: (key: string) => void): boolean {
  const [open, setOpen] = useState(false);
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const channel = channelOf(pin);
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if ('here' in data) setOpen(data.here);
      else if ('key' in data) latest.current(data.key);
    };
    channel.postMessage({ who: true } satisfies Message);
    return () => channel.close();
  }, [pin]);
  return open;
}

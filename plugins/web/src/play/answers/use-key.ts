import { useEffect, useRef } from 'preact/hooks';

/** Fields that take letters themselves. */
const FIELD = 'input:not([type="range"]), textarea, select';
/** Elements that Enter presses. A check box it does not. */
const PRESSED = 'button:not([role="checkbox"]), a, summary';

/** Calls back for each key that is pressed, wherever the focus is but in a field. */
function useKey(onKey: (event: KeyboardEvent) => void): void {
  // Keys can come faster than effects: each finds what the one before has changed.
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const plain = !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (plain && !event.defaultPrevented && !isOn(event, FIELD)) latest.current(event);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

/** Enter, unless it presses what has the focus. */
export function useEnter(onEnter: () => void): void {
  useKey((event) => {
    if (event.key !== 'Enter' || isOn(event, PRESSED)) return;
    event.preventDefault();
    onEnter();
  });
}

/** The keys that choose one of the options, by its place or by its letter; 0 is the tenth. */
export function useOptionKeys(count: number, onOption: (index: number) => void): void {
  useKey((event) => {
    const index = optionOf(event);
    if (index === undefined || index >= count) return;
    event.preventDefault();
    onOption(index);
  });
}

/** The same for those who read what an option can be chosen by. */
export const shortcutsOf = (index: number): string =>
  [index < 10 && String((index + 1) % 10), String.fromCharCode(65 + index)]
    .filter(Boolean)
    .join(' ');

/** By what the key says; by where it is, where it says another script's letter. */
function optionOf({ key, code }: KeyboardEvent): number | undefined {
  const digit = /^\d$/.exec(key)?.[0] ?? /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return (Number(digit) + 9) % 10;
  const letter = /^[a-z]$/i.exec(key)?.[0] ?? /^Key([A-Z])$/.exec(code)?.[1];
  return letter === undefined ? undefined : letter.toUpperCase().charCodeAt(0) - 65;
}

const isOn = ({ target }: Event, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

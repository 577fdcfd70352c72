import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface Props {
  disabled?: boolean;
  /** For a thumb. */
  big?: boolean;
  onHeld(): void;
  children: ComponentChildren;
}

/** ms: no click by mistake lasts so long. */
const HOLD = 600;

/**
 * A button for what cannot be taken back: a pointer has to hold it. A click by keyboard, or by a
 * screen reader, is deliberate.
 */
export function HoldButton({ disabled = false, big = false, onHeld, children }: Props) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [held, setHeld] = useState(false);
  const release = () => {
    clearTimeout(timer.current);
    setHeld(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <button
      type="button"
      class={`button hold ${big ? 'big' : ''} ${held ? 'is-held' : ''}`}
      disabled={disabled}
      onPointerDown={({ button }) => {
        if (button !== 0) return;
        release();
        setHeld(true);
        timer.current = setTimeout(() => {
          setHeld(false);
          onHeld();
        }, HOLD);
      }}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
      onClick={({ detail }) => {
        if (detail === 0) onHeld();
      }}
    >
      {children}
    </button>
  );
}

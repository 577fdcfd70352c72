import type { ComponentChildren } from 'preact';
import { useEnter } from './use-key.ts';

interface Props {
  /** The button's text. */
  label: string;
  disabled: boolean;
  onSend(): void;
  /** Above the button. */
  children?: ComponentChildren;
}

/** The one action, stuck to the bottom of the screen. Enter does it, too. */
export function SendFoot({ label, disabled, onSend, children }: Props) {
  useEnter(() => {
    if (!disabled) onSend();
  });
  return (
    <div class="answer-foot">
      {children}
      <button
        type="button"
        class="button primary big"
        aria-keyshortcuts="Enter"
        disabled={disabled}
        onClick={onSend}
      >
        {label}
      </button>
    </div>
  );
}

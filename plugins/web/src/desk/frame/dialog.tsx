import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface Props {
  title: string;
  onClose(): void;
  /** Buttons at its foot; the last one does what the dialog is about. */
  actions: ComponentChildren;
  children?: ComponentChildren;
}

/**
 * Asks something before the page continues. It is open as long as it is drawn; Escape closes it.
 */
export function Dialog({ title, onClose, actions, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      <div class="dialog-content">{children}</div>
      <div class="dialog-actions">{actions}</div>
    </dialog>
  );
}

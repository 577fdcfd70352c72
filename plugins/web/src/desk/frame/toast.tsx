import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../words/t.ts';
import { Button } from './button.tsx';

interface Toast {
  id: number;
  text: string;
  action: { label: string; run(): void | Promise<void> } | undefined;
}

/** ms that a toast stays, while nobody points at it or is in it. */
const STAYS = 10_000;

const toasts = signal<Toast[]>([]);
let last = 0;

/**
 * Says below the page what happened, and how to undo it. It goes by itself: what must not be missed does
 * not belong here.
 * @param action what a press does; the toast goes with it
 */
export function toast(text: string, action?: Toast['action']): void {
  last += 1;
  // One at a time, or they cover the page.
  toasts.value = [{ id: last, text, action }];
}

/** @param undo is called once, if at all */
export const toastWithUndo = (text: string, undo: () => void | Promise<void>): void =>
  toast(text, { label: t('desk.undo'), run: undo });

const close = (id: number): void => {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
};

export function Toasts() {
  return (
    <div class="toasts" role="status">
      {toasts.value.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast: { id, text, action } }: { toast: Toast }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!line.current?.matches(':hover, :focus-within')) close(id);
    }, STAYS);
    return () => clearInterval(timer);
  }, [id]);
  return (
    <div class="toast" ref={line}>
      <span class="grow">{text}</span>
      {action && (
        <button
          type="button"
          class="button toast-action"
          onClick={() => {
            close(id);
            void action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <Button kind="plain" icon="close" label={t('desk.closeMessage')} onClick={() => close(id)} />
    </div>
  );
}

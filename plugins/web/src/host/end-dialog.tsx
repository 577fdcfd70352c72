import type { RefObject } from 'preact';
import { t } from '../words/t.ts';

interface Props {
  dialog: RefObject<HTMLDialogElement | null>;
  onEnd(): void;
}

/** Asks before the game ends for everybody. */
export function EndDialog({ dialog, onEnd }: Props) {
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="end-title">
      <h2 id="end-title">{t('host.endTitle')}</h2>
      <p>{t('host.endText')}</p>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={close}>
          {t('host.keepPlaying')}
        </button>
        <button
          type="button"
          class="button danger"
          onClick={() => {
            close();
            onEnd();
          }}
        >
          {t('host.endGame')}
        </button>
      </div>
    </dialog>
  );
}

import type { RefObject } from 'preact';

interface Props {
  dialog: RefObject<HTMLDialogElement | null>;
  onEnd(): void;
}

/** Asks before the game ends for everybody. */
export function EndDialog({ dialog, onEnd }: Props) {
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="end-title">
      <h2 id="end-title">End the game for everybody?</h2>
      <p>Answers given so far count, and the podium is shown at once.</p>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={close}>
          Keep playing
        </button>
        <button
          type="button"
          class="button danger"
          onClick={() => {
            close();
            onEnd();
          }}
        >
          End game
        </button>
      </div>
    </dialog>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../desk/frame/button.tsx';
import type { HostConnection } from '../session.ts';
import type { Unjudged } from './unjudged.ts';

interface Props {
  connection: HostConnection;
  unjudged: Unjudged;
  onLook(): void;
}

/** Asks before the podium, while typed answers wait to be looked at: after it nothing can be judged. */
export function LastCall({ connection, unjudged, onLook }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const asking = unjudged.asking.value;
  useEffect(() => {
    if (asking && !dialog.current?.open) dialog.current?.showModal();
  }, [asking]);
  const close = () => dialog.current?.close();
  const waiting = unjudged.questions.value;
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="last-call-title"
      onClose={() => {
        unjudged.asking.value = false;
      }}
    >
      <h2 id="last-call-title">Some typed answers were not looked at</h2>
      <p>
        Answers to {waiting.length === 1 ? 'question' : 'questions'}{' '}
        {waiting.map((index) => index + 1).join(', ')} counted as wrong. After the podium that
        cannot be changed any more.
      </p>
      <div class="dialog-actions">
        <Button
          onClick={() => {
            close();
            void connection.command('next', {});
          }}
        >
          Go to the podium
        </Button>
        <Button
          kind="go"
          onClick={() => {
            close();
            onLook();
          }}
        >
          Look at them
        </Button>
      </div>
    </dialog>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../desk/frame/button.tsx';
import { list, number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
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
      <h2 id="last-call-title">{t('ruling.lastTitle')}</h2>
      <p>{t('ruling.lastText', { questions: list(waiting.map((index) => number(index + 1))) })}</p>
      <div class="dialog-actions">
        <Button
          onClick={() => {
            close();
            void connection.command('next', {});
          }}
        >
          {t('ruling.toPodium')}
        </Button>
        <Button
          kind="go"
          onClick={() => {
            close();
            onLook();
          }}
        >
          {t('ruling.look')}
        </Button>
      </div>
    </dialog>
  );
}

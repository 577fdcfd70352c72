import { useState } from 'preact/hooks';
import { DeskIcon } from '../components/desk-icon.tsx';
import { t } from '../words/t.ts';

interface Props {
  /** @returns whether the message has left the phone */
  onSend(text: string): Promise<boolean>;
}

/** Where a message is typed; a link can have begun it: `?text=JOIN%20123456`. */
export function Composer({ onSend }: Props) {
  const [text, setText] = useState(takePrefill);
  const submit = async () => {
    const message = text.trim();
    if (!message) return;
    setText('');
    if (!(await onSend(message))) setText(message);
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <input
        class="composer-text"
        aria-label={t('phone.message')}
        placeholder={t('phone.message')}
        dir="auto"
        autoComplete="off"
        enterKeyHint="send"
        maxLength={4096}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button
        type="submit"
        class="composer-send"
        aria-label={t('answer.send')}
        disabled={!text.trim()}
      >
        <DeskIcon name="send" />
      </button>
    </form>
  );
}

/** A reload should not type it again. */
function takePrefill(): string {
  const address = new URL(location.href);
  const text = address.searchParams.get('text') ?? '';
  address.searchParams.delete('text');
  history.replaceState(null, '', address);
  return text;
}

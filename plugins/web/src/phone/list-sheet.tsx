import { useEffect, useRef } from 'preact/hooks';
import type { ChatMessage } from '../../../../bridge/whatsapp/simulator/phone-api.ts';
import { Icon } from '../components/icon.tsx';
import { t } from '../words/t.ts';

interface Props {
  list: NonNullable<ChatMessage['list']>;
  onChoose(id: string): void;
  onClose(): void;
}

/** The rows of a list message, on a sheet that slides over the chat. */
export function ListSheet({ list, onChoose, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.show(), []);
  return (
    <div class="sheet-cover">
      <dialog
        ref={dialog}
        class="sheet"
        aria-label={list.opener}
        onKeyDown={({ key }) => key === 'Escape' && onClose()}
      >
        <header>
          <button type="button" aria-label={t('phone.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
          <h2>{list.opener}</h2>
        </header>
        <ul>
          {list.rows.map(({ id, title, description }) => (
            <li key={id}>
              <button type="button" onClick={() => onChoose(id)}>
                <span>{title}</span>
                {description !== undefined && <small>{description}</small>}
              </button>
            </li>
          ))}
        </ul>
      </dialog>
    </div>
  );
}

import type { PhoneInfo } from '../../../../bridge/whatsapp/simulator/phone-api.ts';
import { t } from '../words/t.ts';
import { type Owner, shownNumber } from './owner.ts';

interface Props {
  owner: Owner;
  info: PhoneInfo;
  online: boolean;
  onEdit(): void;
}

export function ChatHeader({ owner, info, online, onEdit }: Props) {
  return (
    <header class="chat-header">
      <Avatar />
      <div class="chat-with">
        <h1>{info.businessName}</h1>
        <p role="status">{t(online ? 'phone.business' : 'phone.connecting')}</p>
      </div>
      <button type="button" class="chat-owner" onClick={onEdit} title={t('phone.change')}>
        <span class="visually-hidden">{t('phone.youAre')}</span>
        <strong dir="auto">{owner.name}</strong>
        <span dir="ltr">{shownNumber(owner.number)}</span>
      </button>
    </header>
  );
}

function Avatar() {
  return (
    <svg class="avatar" viewBox="0 0 64 64" aria-hidden="true">
      <circle cx="32" cy="32" r="32" fill="#150b33" />
      <g transform="translate(10 10) scale(.69)">
        <path
          fill="#d4ff3a"
          fill-rule="evenodd"
          d="M22 9h20a13 13 0 0 1 13 13v20c0 2.7-.8 5.2-2.2 7.3L56 52.5 52.5 56l-3.2-3.2A13 13 0 0 1 42 55H22A13 13 0 0 1 9 42V22A13 13 0 0 1 22 9Zm1 9a5 5 0 0 0-5 5v18a5 5 0 0 0 5 5h18a5 5 0 0 0 5-5V23a5 5 0 0 0-5-5Z"
        />
        <rect x="25" y="25" width="14" height="14" rx="3" fill="#ff7b72" />
      </g>
    </svg>
  );
}

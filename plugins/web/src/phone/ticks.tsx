import type { ChatMessage } from '../../../../bridge/whatsapp/simulator/phone-api.ts';
import { t } from '../words/t.ts';

const WORDS = {
  sent: 'phone.sent',
  delivered: 'phone.delivered',
  read: 'phone.read',
} as const;

/** One tick for sent, two for delivered, two in blue for read. */
export function Ticks({ status }: { status: ChatMessage['status'] }) {
  return (
    <svg class={`ticks ${status}`} viewBox="0 0 18 12" role="img" aria-label={t(WORDS[status])}>
      <path d="m1 6.5 3.5 3.5L11 2" />
      {status !== 'sent' && <path d="m8 9.5.5.5L16 2" />}
    </svg>
  );
}

import type { ChannelReport } from '../../../../server/protocol/channels.ts';
import { type Key, t } from '../words/t.ts';

/** How far messages get, in the order of getting there. */
const STAGES = ['queued', 'sent', 'delivered', 'read', 'failed'] as const;

const WORDS = {
  queued: 'host.queued',
  sent: 'host.sent',
  delivered: 'host.delivered',
  read: 'host.read',
  failed: 'host.failed',
} as const satisfies Record<(typeof STAGES)[number], Key>;

/** The state of a channel's messages so far. */
export function Deliveries({ report }: { report: ChannelReport | undefined }) {
  const messages = report?.messages;
  if (!messages) return <span>{t('host.noDeliveries')}</span>;
  return STAGES.filter((stage) => stage === 'sent' || messages[stage] > 0).map((stage) => (
    <span key={stage} class={stage === 'failed' ? 'channel-failed' : undefined}>
      {t(WORDS[stage], { count: messages[stage] })}
    </span>
  ));
}

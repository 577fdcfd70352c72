import type { ChannelReport } from '../../../../server/protocol/channels.ts';
import { points } from '../components/wording.ts';

/** How far messages get, in the order of getting there. */
const STAGES = ['queued', 'sent', 'delivered', 'read', 'failed'] as const;

/** The state of a channel's messages so far. */
export function Deliveries({ report }: { report: ChannelReport | undefined }) {
  const messages = report?.messages;
  if (!messages) return <span>deliveries are not known</span>;
  return STAGES.filter((stage) => stage === 'sent' || messages[stage] > 0).map((stage) => (
    <span key={stage} class={stage === 'failed' ? 'channel-failed' : undefined}>
      {points(messages[stage])} {stage}
    </span>
  ));
}

import { Icon } from '../components/icon.tsx';
import { points } from '../components/wording.ts';
import type { HostSession } from '../game/sessions.ts';
import { type ChannelView, priced, useChannels } from './channels.ts';

/** How far messages get, in the order of getting there. */
const STAGES = ['queued', 'sent', 'delivered', 'read', 'failed'] as const;

/** What the game has taken on other channels. */
export function ChannelReports({ session }: { session: HostSession }) {
  return useChannels(session).map((channel) => (
    <ChannelReport key={channel.title} channel={channel} />
  ));
}

function ChannelReport({ channel: { title, report, plan } }: { channel: ChannelView }) {
  const { messages, price } = report ?? {};
  const used = (plan?.players ?? 0) > 0 || (messages?.sent ?? 0) > 0;
  if (!used) return null;
  return (
    <section class="channel" aria-label={title}>
      <p>
        <Icon name="phone" />
        <strong>{title}</strong>
        {messages ? (
          STAGES.filter((stage) => stage === 'sent' || messages[stage] > 0).map((stage) => (
            <span key={stage}>
              {points(messages[stage])} {stage}
            </span>
          ))
        ) : (
          <span>deliveries are not known</span>
        )}
        {price && <span title="An estimate, by country">about {priced(price)}</span>}
      </p>
    </section>
  );
}

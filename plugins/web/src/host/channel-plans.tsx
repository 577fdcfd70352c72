import { Icon } from '../components/icon.tsx';
import { counted } from '../components/wording.ts';
import type { HostSession } from '../game/sessions.ts';
import { priced, useChannels } from './channels.ts';
import { Deliveries } from './deliveries.tsx';

/** What the game will take on other channels, before it starts: messages cost money, and time. */
export function ChannelPlans({ session }: { session: HostSession }) {
  const channels = useChannels(session);
  return channels.map(({ title, plan, report }) =>
    plan && plan.players > 0 ? (
      <section key={title} class="channel" aria-label={title}>
        <p>
          <Icon name="phone" />
          <strong>{title}</strong>
          <span>{counted(plan.players, 'player')}</span>
          <span>about {counted(plan.messages, 'message')}</span>
          {plan.price && <span title="An estimate, by country">about {priced(plan.price)}</span>}
          <span class="channel-so-far">so far:</span>
          <Deliveries report={report} />
        </p>
        {plan.warnings.map((warning) => (
          <p key={warning} class="channel-warning">
            <Icon name="alert" />
            <span>{warning}</span>
          </p>
        ))}
      </section>
    ) : null,
  );
}

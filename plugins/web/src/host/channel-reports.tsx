import { Icon } from '../components/icon.tsx';
import type { HostSession } from '../game/sessions.ts';
import { priced, useChannels } from './channels.ts';
import { Deliveries } from './deliveries.tsx';

/** What the game has taken on other channels. */
export function ChannelReports({ session }: { session: HostSession }) {
  return useChannels(session).map(({ title, plan, report }) => {
    const used = (plan?.players ?? 0) > 0 || (report?.messages?.sent ?? 0) > 0;
    if (!used) return null;
    return (
      <section key={title} class="channel" aria-label={title}>
        <p>
          <Icon name="phone" />
          <strong>{title}</strong>
          <Deliveries report={report} />
          {report?.price && (
            <span title="An estimate, by country">about {priced(report.price)}</span>
          )}
        </p>
      </section>
    );
  });
}

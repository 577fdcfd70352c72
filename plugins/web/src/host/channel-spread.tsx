import { Icon } from '../components/icon.tsx';
import { counted } from '../components/wording.ts';
import type { HostSession } from '../game/sessions.ts';
import { inSeconds, useChannels } from './channels.ts';

/** When the question reached the players of other channels: their time counts from then. */
export function ChannelSpread({ session, question }: { session: HostSession; question: number }) {
  const channels = useChannels(session);
  return channels.map(({ title, report }) => {
    const spread = report?.spread;
    if (spread?.question !== question) return null;
    const { players, first, median, last } = spread;
    const { queued = 0, failed = 0 } = report?.messages ?? {};
    return (
      <p key={title} class="channel-spread">
        <Icon name="phone" />
        <span>
          {title}: {counted(players, 'player')} reached. First after {inSeconds(first)}, median{' '}
          {inSeconds(median)}, last {inSeconds(last)}
          {queued > 0 && `, ${queued} waiting`}
          {failed > 0 && `, ${failed} failed`}
        </span>
      </p>
    );
  });
}

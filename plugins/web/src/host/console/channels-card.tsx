import type { GameState } from '../../../../../client/game-state.ts';
import type {
  ChannelPlan,
  ChannelView,
  ChannelWarning,
} from '../../../../../server/protocol/channels.ts';
import { Icon } from '../../desk/frame/icons.tsx';
import type { HostSession } from '../../game/sessions.ts';
import { t } from '../../words/t.ts';
import { inSeconds, priced, useChannels } from '../channels.ts';
import { Deliveries } from '../deliveries.tsx';
import { Card } from './card.tsx';
import { Credits, useCredits } from './credits.tsx';

interface Props {
  session: HostSession;
  state: GameState;
}

/** The game's use of other channels: messages cost money, and time. */
export function ChannelsCard({ session, state }: Props) {
  const used = useChannels(session).filter(
    ({ plan, report }) => (plan?.players ?? 0) > 0 || (report?.messages?.sent ?? 0) > 0,
  );
  const credits = useCredits(session, state);
  if (used.length === 0 && credits.length === 0) return null;
  return (
    <Card title={t('host.channels')}>
      {used.map((channel) => (
        <Channel key={channel.name} channel={channel} state={state} />
      ))}
      <Credits credits={credits} />
    </Card>
  );
}

function Channel({ channel, state }: { channel: ChannelView; state: GameState }) {
  const { title, plan, report } = channel;
  const inLobby = state.phase === 'lobby';
  const spread = report?.spread?.question === state.question?.index ? report?.spread : undefined;
  return (
    <section class="channel" aria-label={title}>
      <h3>{title}</h3>
      {plan && <p>{t('host.players', { count: plan.players })}</p>}
      {plan && inLobby && (
        <p>
          <span>{t('host.aboutMessages', { count: plan.messages })}</span>
          {plan.price && (
            <span title={t('host.estimate')}>
              {t('host.aboutPrice', { price: priced(plan.price) })}
            </span>
          )}
        </p>
      )}
      {spread && (
        <p>
          <span>{t('host.reached', { count: spread.players })}</span>
          <span>{t('host.median', { time: inSeconds(spread.median) })}</span>
          <span>{t('host.last', { time: inSeconds(spread.last) })}</span>
        </p>
      )}
      <p>
        <Deliveries report={report} />
        {report?.price && !inLobby && (
          <span title={t('host.estimate')}>
            {t('host.aboutPrice', { price: priced(report.price) })}
          </span>
        )}
      </p>
      {inLobby && plan && <Warnings plan={plan} />}
    </section>
  );
}

/** In the page's language; of a channel that has them in words only, as it writes them. */
function Warnings({ plan: { warnings, warned } }: { plan: ChannelPlan }) {
  return (warned?.map(inWords) ?? warnings).map((warning) => (
    <p key={warning} class={`channel-warning ${warned ? '' : 'as-written'}`}>
      <Icon name="alert" />
      <span>{warning}</span>
    </p>
  ));
}

function inWords({ code, seconds, players = 0, count = 0 }: ChannelWarning): string {
  switch (code) {
    case 'spread':
      return t('host.warnSpread', { seconds, players });
    case 'speed':
      return t('host.warnSpeed', { seconds, players });
    case 'missed':
      return t('host.warnMissed', { count, seconds });
    case 'late':
      return t('host.warnLate', { count, seconds });
  }
}

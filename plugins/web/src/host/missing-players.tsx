import type { Awaited } from '../../../../server/protocol/console.ts';
import { Icon } from '../desk/frame/icons.tsx';
import { t } from '../words/t.ts';
import { useChannels } from './channels.ts';
import { PlayerRow } from './player-row.tsx';
import type { HostConnection } from './session.ts';
import { useUndo } from './use-undo.ts';

interface Props {
  connection: HostConnection;
  awaited: Awaited;
}

/** Browsers and apps: the one channel that needs no sign. */
const WEB = 'web';

/** Players who have not answered yet, and the channel of each. */
export function MissingPlayers({ connection, awaited }: Props) {
  const { players, missing, channels } = awaited;
  const removal = useUndo((playerId) => void connection.command('kick', { playerId }));
  const titles = new Map(useChannels(connection.session).map(({ name, title }) => [name, title]));
  const titleOf = (name: string) => (name === WEB ? t('host.browser') : (titles.get(name) ?? name));
  if (missing === 0) return <p class="soft">{t('host.allAnswered')}</p>;
  return (
    <>
      {channels.length > 1 && (
        <p class="small soft">
          {channels
            .map(({ name, missing: some, players: all }) =>
              t('host.shareOf', { channel: titleOf(name), some, all }),
            )
            .join(', ')}
        </p>
      )}
      <ul class="people">
        {players.map((player) => (
          <PlayerRow key={player.id} {...{ connection, player, removal }}>
            {player.away && (
              <span class="warn" title={t('host.notConnected')}>
                <Icon name="offline" />
                <span class="visually-hidden">{t('host.notConnected')}</span>
              </span>
            )}
            {player.channel !== WEB && (
              <span class="soft" title={titleOf(player.channel)}>
                <Icon name="chat" />
                <span class="visually-hidden">
                  {t('host.by', { channel: titleOf(player.channel) })}
                </span>
              </span>
            )}
          </PlayerRow>
        ))}
        {missing > players.length && (
          <li class="soft">{t('host.more', { count: missing - players.length })}</li>
        )}
      </ul>
    </>
  );
}

import { BROWSER } from '../../game/ways.ts';
import { rich, t } from '../../words/t.ts';
import type { ChannelSummary } from '../api/games.ts';
import { Switch } from '../frame/field.tsx';
import { Icon } from '../frame/icons.tsx';
import { type Choices, openOf } from './choices.ts';

interface Props {
  choices: Choices;
  /** All that the server has. */
  channels: ChannelSummary[];
  onChange(changes: Partial<Choices>): void;
}

/** By which channels people may join; where there is but one, which that is. */
export function WhereToJoin({ choices, channels, onChange }: Props) {
  const open = openOf(choices, channels).map(({ name }) => name);
  const set = (name: string, isOpen: boolean) => {
    const chosen = isOpen ? [...open, name] : open.filter((one) => one !== name);
    // In the order of the server, so that the same choice is the same preset.
    const names = channels.map((one) => one.name).filter((one) => chosen.includes(one));
    onChange({ channels: names.length === channels.length ? [] : names });
  };
  return (
    <section class="card pad" aria-labelledby="where">
      <h2 id="where">{t('setup.where')}</h2>
      {channels.length < 2 ? (
        <p class="remark good">
          <Icon name="check" />
          <span>{rich('setup.inBrowserAt', { address: location.host })}</span>
        </p>
      ) : (
        <div>
          {channels.map((channel) => {
            const { name, title } = channel;
            const isLast = open.length === 1 && open[0] === name;
            return (
              <Switch
                key={name}
                label={
                  name === BROWSER ? t('setup.inBrowser') : t('setup.onChannel', { name: title })
                }
                hint={isLast ? t('setup.onlyWay') : hintOf(channel)}
                checked={open.includes(name)}
                disabled={isLast}
                onChange={(isOpen) => set(name, isOpen)}
              />
            );
          })}
        </div>
      )}
    </section>
  );
}

function hintOf({ name, connected }: ChannelSummary): string {
  if (name === BROWSER) return t('setup.atAddress', { address: location.host });
  return t(connected ? 'setup.byLink' : 'setup.notConnected');
}

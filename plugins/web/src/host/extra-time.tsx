import { TIME_FACTORS, USUAL_TIME } from '../../../../server/protocol/extra-time.ts';
import { Menu } from '../desk/frame/menu.tsx';
import { number } from '../words/numbers.ts';
import { isolated, t } from '../words/t.ts';
import type { HostConnection } from './session.ts';

const CHOICES = [USUAL_TIME, ...TIME_FACTORS] as const;

/** A player's time, as a factor of everybody's. */
type Time = (typeof CHOICES)[number];

interface Props {
  connection: HostConnection;
  player: { id: string; nickname: string; time?: Time };
}

const times = (factor: number): string => `×${number(factor)}`;

/** Gives a player extra time, or takes it away. */
export function ExtraTimeMenu({ connection, player }: Props) {
  const { id, nickname, time = USUAL_TIME } = player;
  return (
    <Menu
      label={t('host.extraTimeFor', { name: nickname })}
      icon="clock"
      plain
      items={CHOICES.map((factor) => ({
        text: factor === USUAL_TIME ? t('host.noExtraTime') : isolated(times(factor)),
        chosen: factor === time,
        run: () => void connection.command('time', { playerId: id, factor }),
      }))}
    />
  );
}

/** The mark of a player who has extra time. */
export function ExtraTimeMark({ time }: { time: Time | undefined }) {
  if (time === undefined) return null;
  return (
    <span class="chip digits" title={t('host.extraTime')}>
      <span class="visually-hidden">{t('host.extraTime')} </span>
      <bdi>{times(time)}</bdi>
    </span>
  );
}

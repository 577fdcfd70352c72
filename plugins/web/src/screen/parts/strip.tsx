import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { GameState } from '../../../../../client/game-state.ts';
import { Icon } from '../../components/icon.tsx';
import { Logo } from '../../components/logo.tsx';
import { spacedPin } from '../../host/pin.ts';
import { QrCode } from '../../host/qr-code.tsx';
import { number } from '../../words/numbers.ts';
import { rich, t } from '../../words/t.ts';
import { WaysIn } from './ways-in.ts';

interface Props {
  state: GameState;
  joinUrl?: string | undefined;
  /** The question that comes, where none is open. */
  at?: number;
  /** At the end instead of how many play and which question it is. */
  children?: ComponentChildren;
}

/** Latecomers find the way in here, for as long as the door is open. */
export function Strip({ state, joinUrl, at, children }: Props) {
  const { question, players, locked, pin, title, total } = state;
  const index = at ?? question?.index;
  const [way] = useContext(WaysIn);
  return (
    <header class="strip">
      <Logo />
      {joinUrl === undefined || locked ? (
        <p class="strip-title ellipsis" dir="auto">
          {title}
        </p>
      ) : (
        <p class="strip-join">
          {way && (
            <>
              <QrCode text={way.url} label={t('screen.qr', { url: way.url })} />
              <span>
                {rich(way.by === 'on' ? 'screen.joinOn' : 'screen.joinAt', { name: way.name })}
              </span>
              <i class="bar" />
            </>
          )}
          <span>{t('screen.pin')}</span>
          <b class="strip-pin digits" dir="ltr">
            {spacedPin(pin)}
          </b>
        </p>
      )}
      <p class="strip-end">
        {children || (
          <>
            <span>
              <Icon name="people" />
              <span class="digits" aria-hidden="true">
                {number(players)}
              </span>
              <span class="visually-hidden">{t('screen.players', { count: players })}</span>
            </span>
            {index !== undefined && joinUrl !== undefined && (
              <span class="digits" dir="ltr">
                {number(index + 1)} / {number(total)}
              </span>
            )}
          </>
        )}
      </p>
    </header>
  );
}

import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { GameState } from '../../../../../client/game-state.ts';
import { Icon } from '../../components/icon.tsx';
import { Logo } from '../../components/logo.tsx';
import { points } from '../../components/wording.ts';
import { spacedPin } from '../../host/pin.ts';
import { QrCode } from '../../host/qr-code.tsx';
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
        <p class="strip-title ellipsis">{title}</p>
      ) : (
        <p class="strip-join">
          {way && (
            <>
              <QrCode text={way.url} label={`QR code of ${way.url}`} />
              <span>
                Join {way.by} <b>{way.name}</b>
              </span>
              <i class="bar" />
            </>
          )}
          <span>PIN</span>
          <b class="strip-pin digits">{spacedPin(pin)}</b>
        </p>
      )}
      <p class="strip-end">
        {children || (
          <>
            <span>
              <Icon name="people" />
              <span class="digits">{points(players)}</span>
              <span class="visually-hidden"> players</span>
            </span>
            {index !== undefined && joinUrl !== undefined && (
              <span class="digits">
                {index + 1} / {total}
              </span>
            )}
          </>
        )}
      </p>
    </header>
  );
}

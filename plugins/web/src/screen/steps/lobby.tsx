import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { GameState } from '../../../../../client/game-state.ts';
import type { Newcomer } from '../../../../../server/protocol/views.ts';
import { Afterwards } from '../../components/afterwards.tsx';
import { DeskIcon } from '../../components/desk-icon.tsx';
import { Face } from '../../components/face.tsx';
import { Logo } from '../../components/logo.tsx';
import { QrCode } from '../../host/qr-code.tsx';
import { rich, t } from '../../words/t.ts';
import { useFit } from '../fit/use-fit.ts';
import { BigPin } from '../parts/big-pin.tsx';
import { WaysIn } from '../parts/ways-in.ts';
import { Mosaic } from './mosaic.tsx';
import { useAfterwards } from './use-afterwards.ts';
import { useGradually } from './use-gradually.ts';
import { useLatest } from './use-latest.ts';

interface Props {
  state: GameState;
}

/** Head counts up to which each layout is readable; above the last it is a mosaic of faces. */
const FIGURES = 10;
const TILES = 42;
const NAMES = 120;

/** How those who are in are drawn: as many of these numbers as are behind them. */
const layoutOf = (players: number): number =>
  [FIGURES, TILES, NAMES].filter((most) => players > most).length;

/** Those of a crowd who are named. */
const LATEST = 9;

/** The way in, and who is there: drawn otherwise for three, for forty and for three hundred. */
export function LobbyStep({ state }: Props) {
  const { players, locked } = state;
  const wanted = locked || players > FIGURES;
  const full = useAfterwards(wanted);
  const root = useFit<HTMLElement>(full);
  return (
    <main class={`lobby ${full ? 'full' : ''}`} ref={root}>
      {locked ? <Shut /> : <Hero pin={state.pin} full={full} />}
      {full === wanted && (
        <Afterwards key={layoutOf(players)}>
          <People state={state} />
        </Afterwards>
      )}
    </main>
  );
}

/** Ways in that are shown: more would be in nobody's sight. */
const DOORS = 2;

/** How people get into the game: by a chat, or by a page. */
const GOES = {
  on: { to: 'screen.writeOn', and: 'screen.andSend', andPin: 'screen.andSendPin' },
  at: { to: 'screen.goTo', and: 'screen.andEnter', andPin: 'screen.andEnterPin' },
} as const;

function Hero({ pin, full }: { pin: string; full: boolean }) {
  const ways = useContext(WaysIn);
  const [first] = ways;
  return (
    <section class="hero" aria-label={t('screen.howToJoin')}>
      <div class="how">
        <Logo />
        <div class="fit" data-fit={`1.75,${full ? 2.6 : 3.4}`}>
          <p>{first ? rich(GOES[first.by].to, { name: first.name }) : t('screen.joinByPin')}</p>
        </div>
        {first && <p>{t(full ? GOES[first.by].and : GOES[first.by].andPin)}</p>}
        <BigPin pin={pin} />
      </div>
      {ways.slice(0, DOORS).map(({ url, name, by }, at) => (
        <figure class={at === 0 ? 'door' : 'door second'} key={url}>
          <QrCode text={url} label={t('screen.qr', { url })} />
          <figcaption>
            {by === 'on' ? t('screen.onChat', { name }) : t('screen.inBrowser')}
          </figcaption>
        </figure>
      ))}
    </section>
  );
}

function Shut() {
  return (
    <section class="shut">
      <Logo />
      <div class="seal">
        <DeskIcon name="lock" />
      </div>
      <h1>{t('screen.shut')}</h1>
      <p>{t('screen.shutText')}</p>
    </section>
  );
}

function People({ state }: { state: GameState }) {
  const { players, newcomers, title } = state;
  // The first player stands first, and all stay where they are.
  if (players <= FIGURES)
    return (
      <Room title={title} players={players}>
        <ul class={`figures ${players > 5 ? 'many' : ''}`}>
          {newcomers.map((one) => (
            <li key={one.nickname} class="is-new">
              <Face {...one} />
              <span dir="auto">{one.nickname}</span>
            </li>
          ))}
          {!state.locked && (
            <li class="ghost">
              <i>?</i>
              {t(players === 0 ? 'screen.youAreFirst' : 'screen.youAreNext')}
            </li>
          )}
        </ul>
      </Room>
    );
  if (players <= TILES)
    return (
      <Room title={title} players={players}>
        <ul class="tiles" style={{ '--columns': 3 }}>
          <All newcomers={newcomers} look="tile is-new" />
        </ul>
      </Room>
    );
  if (players <= NAMES)
    return (
      <Room title={title} players={players}>
        <ol class="names">
          <All newcomers={newcomers} look="" />
        </ol>
      </Room>
    );
  return (
    <Room title={title} players={players} crowd>
      <Latest newcomers={newcomers} />
      <Mosaic newcomers={newcomers} players={players} />
    </Room>
  );
}

/** Players who come in a frame, where all are named. */
const AT_ONCE = 6;

const isSame = (one: Newcomer | undefined, other: Newcomer | undefined): boolean =>
  one?.nickname === other?.nickname && one?.face === other?.face;

function All({ newcomers, look }: { newcomers: readonly Newcomer[]; look: string }) {
  return useGradually(newcomers, isSame, AT_ONCE).map((one) => (
    <Named key={one.nickname} one={one} class={look} />
  ));
}

function Latest({ newcomers }: { newcomers: readonly Newcomer[] }) {
  return (
    <ul class="latest" aria-label={t('screen.latest')}>
      {useLatest(newcomers, LATEST).map((one) => (
        <Named key={one.nickname} one={one} class="is-new" />
      ))}
    </ul>
  );
}

function Named({ one, class: look }: { one: Newcomer; class: string }) {
  return (
    <li class={look}>
      <Face {...one} />
      <span class="ellipsis" dir="auto">
        {one.nickname}
      </span>
    </li>
  );
}

interface RoomProps {
  title: string;
  players: number;
  crowd?: boolean;
  children: ComponentChildren;
}

function Room({ title, players, crowd, children }: RoomProps) {
  return (
    <section class={`people ${crowd ? 'crowd' : ''}`}>
      <h2>
        {players === 0 ? (
          t('screen.whoFirst')
        ) : (
          <span class="head-count">{rich('screen.areIn', { count: players })}</span>
        )}
        <span class="title ellipsis" dir="auto">
          {title}
        </span>
      </h2>
      {children}
    </section>
  );
}

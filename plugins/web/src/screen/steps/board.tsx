import { useLayoutEffect, useRef } from 'preact/hooks';
import type { GameState } from '../../../../../client/game-state.ts';
import type { Place } from '../../../../../server/protocol/views.ts';
import { Afterwards } from '../../components/afterwards.tsx';
import { Face } from '../../components/face.tsx';
import { Icon } from '../../components/icon.tsx';
import { Reaction } from '../../components/reaction.tsx';
import { boardPlaces } from '../../game/board-places.ts';
import { isCalm } from '../../game/calm.ts';
import { number } from '../../words/numbers.ts';
import { rich, t } from '../../words/t.ts';
import { Strip } from '../parts/strip.tsx';
import { hear } from '../sound/hear.ts';
import { factsOf } from './facts.ts';
import { useCountFrom } from './use-count-from.ts';

interface Props {
  state: GameState;
  joinUrl: string;
}

/** Rows that the back row can read. */
const ROWS = 8;

/** Between two rows, as the style sheet has it. */
const GAP = '0.75rem';

/** ms for which the old standing stands, and in which rows then glide to the new one. */
const STANDS = 1400;
const GLIDES = 900;

/** The leaders, and how that came: rows glide from where they were. */
export function BoardStep({ state, joinUrl }: Props) {
  const { question, groups } = state;
  const before = groups ? [] : (state.before ?? []);
  const places = boardPlaces(state).slice(0, ROWS);
  const list = useRef<HTMLOListElement>(null);
  const former = new Map(before.map((place, index) => [place.nickname, { ...place, index }]));
  const facts = factsOf(state);

  useLayoutEffect(() => {
    const rows = [...(list.current?.children ?? [])].filter((row) => row instanceof HTMLElement);
    if (before.length === 0) return undefined;
    const timer = setTimeout(() => hear('move'), isCalm() ? 0 : STANDS);
    rows.forEach((row, index) => {
      // A player from further down comes from below the last row.
      const from = Math.min(former.get(places[index]?.nickname ?? '')?.index ?? ROWS, ROWS);
      const by = from - index;
      if (by === 0) return;
      row.style.zIndex = by > 0 ? '1' : '0';
      const frames = isCalm()
        ? [{ opacity: 0 }, {}]
        : [{ transform: `translateY(calc(${by} * (100% + ${GAP})))` }, { transform: 'none' }];
      row.animate(frames, {
        duration: isCalm() ? 200 : GLIDES,
        delay: isCalm() ? 0 : STANDS,
        easing: 'cubic-bezier(0.22, 1, 0.36, 1)',
        fill: 'backwards',
      });
    });
    return () => clearTimeout(timer);
  }, []);

  return (
    <>
      <Strip state={state} joinUrl={joinUrl} />
      <main>
        <div class="board">
          <h1>
            {question
              ? rich('screen.boardAfter', { number: question.index + 1, total: question.total })
              : t('screen.board')}
          </h1>
          <ol class="ranks" ref={list}>
            {places.map((place) => (
              <Row key={place.nickname} place={place} before={former.get(place.nickname)} />
            ))}
          </ol>
          <div class="facts">
            <Afterwards>
              {facts.map(({ label, value, player, note }) => (
                <div class="fact" key={label}>
                  {label}
                  <b dir="auto">
                    {player && <Face {...player} />}
                    <span class="ellipsis">{value}</span>
                  </b>
                  {note}
                </div>
              ))}
            </Afterwards>
          </div>
        </div>
      </main>
    </>
  );
}

function Row({ place, before }: { place: Place; before: Place | undefined }) {
  const { rank, nickname, face, total, streak } = place;
  const shown = useCountFrom(before?.total ?? total, total);
  const gain = before ? total - before.total : 0;
  const up = before ? before.rank - rank : 0;
  return (
    <li class={`rank rank-${rank}`}>
      <span class="number digits">{number(rank)}</span>
      <Face nickname={nickname} face={face} />
      <span class="ellipsis" dir="auto">
        {nickname}
      </span>
      <span class="streak digits">
        {streak !== undefined && (
          <>
            <Reaction kind="fire" />
            <span class="visually-hidden">{t('screen.inARow', { count: streak })}</span>
            <span aria-hidden="true">{number(streak)}</span>
          </>
        )}
      </span>
      <span class="gain digits" dir="ltr">
        {gain > 0 && `+${number(gain)}`}
      </span>
      <span class={`moved digits ${up > 0 ? 'good' : up < 0 ? 'bad' : 'soft'}`}>
        {up !== 0 && (
          <>
            <Icon name={up > 0 ? 'up' : 'down'} />
            <span class="visually-hidden">
              {t(up > 0 ? 'shared.up' : 'shared.down', { by: Math.abs(up) })}
            </span>
            <span aria-hidden="true">{number(Math.abs(up))}</span>
          </>
        )}
      </span>
      <span class="total digits">{number(shown)}</span>
    </li>
  );
}

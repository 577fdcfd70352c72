import { useEffect, useState } from 'preact/hooks';
import type { GameState } from '../../../../../client/game-state.ts';
import { Crown } from '../../components/crown.tsx';
import { Face } from '../../components/face.tsx';
import { boardPlaces } from '../../game/board-places.ts';
import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
import { Paper } from '../parts/paper.tsx';
import { Strip } from '../parts/strip.tsx';
import { hear } from '../sound/hear.ts';
import type { StingName } from '../sound/stings.ts';
import { listed, type Scene, type Standing, type Step, scenesOf, standingOf } from './standing.ts';

/** Third, second, a hush, first, then the rest; a tie shares a step. Without points there is none. */
export function PodiumStep({ state }: { state: GameState }) {
  const { podium = [], leaderboard = podium } = state;
  const standing = standingOf(boardPlaces({ ...state, leaderboard }));
  return (
    <>
      <Strip state={state} />
      {standing.steps.length === 0 ? <Nobody state={state} /> : <Podium standing={standing} />}
    </>
  );
}

function Nobody({ state: { players, points } }: { state: GameState }) {
  const isContest = points !== 0 && players > 1;
  return (
    <main>
      <div class="centre">
        <h1 class="paused-title">{t(isContest ? 'screen.draw' : 'screen.theEnd')}</h1>
        <p class="lead">{t(points === 0 ? 'screen.onPhones' : 'screen.noPodium')}</p>
      </div>
    </main>
  );
}

/** The scenes one after the other; any key goes to the last. */
function useScene(scenes: readonly Scene[]): Scene | undefined {
  const [at, setAt] = useState(0);
  useEffect(() => {
    const next = scenes[at + 1];
    if (!next) return undefined;
    const timer = setTimeout(() => setAt(at + 1), next.after);
    const toTheEnd = () => setAt(scenes.length - 1);
    addEventListener('keydown', toTheEnd);
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', toTheEnd);
    };
  }, [at]);
  useEffect(() => {
    const sting = stingOf(scenes[at], scenes[at - 1]);
    if (sting) hear(sting);
  }, [at]);
  return scenes[at];
}

const STINGS: Record<number, StingName> = { 1: 'first', 2: 'second', 3: 'third' };

/** The sound as one scene follows another. */
function stingOf(now: Scene | undefined, before: Scene | undefined): StingName | undefined {
  if (!now || !before) return undefined;
  if (now.hush) return 'hush';
  const [rank] = now.told.filter((one) => !before.told.includes(one)).reverse();
  return STINGS[rank ?? 0];
}

const BLANK: Scene = { after: 0, told: [], hush: false, rest: false };

function Podium({ standing }: { standing: Standing }) {
  const [scenes] = useState(() => [BLANK, ...scenesOf(standing)]);
  const scene = useScene(scenes) ?? BLANK;
  const { steps, rest } = standing;
  const hasRest = scene.rest && rest.length > 0;
  const won = scene.told.includes(1);
  return (
    <>
      {scene.hush && (
        <>
          <div class="hush" />
          <div class="beam" />
        </>
      )}
      {won && <Paper />}
      <main class={scene.hush ? 'hushed' : ''}>
        <div class="podium">
          <h1 dir="auto">{headingOf(standing, scene)}</h1>
          <div class={`hall ${hasRest ? '' : 'solo'}`}>
            <div class="steps">
              {inRoom(steps).map((step) => (
                <StepView key={step.rank} step={step} scene={scene} />
              ))}
            </div>
            {hasRest && (
              <ol class="rest">
                {rest.map(({ rank, nickname, face, total }) => (
                  <li key={nickname}>
                    <span class="number digits">{number(rank)}</span>
                    <Face nickname={nickname} face={face} />
                    <span class="ellipsis" dir="auto">
                      {nickname}
                    </span>
                    <span class="digits">{number(total)}</span>
                  </li>
                ))}
              </ol>
            )}
          </div>
        </div>
      </main>
    </>
  );
}

const TITLES: Record<number, 'screen.second' | 'screen.third'> = {
  2: 'screen.second',
  3: 'screen.third',
};

function headingOf({ steps }: Standing, { told, hush }: Scene): string {
  const winners = steps[0]?.places ?? [];
  if (told.includes(1)) {
    const names = listed(winners.map(({ nickname }) => nickname));
    return winners.length === 1 ? t('screen.wins', { name: names }) : t('screen.win', { names });
  }
  if (hush) return t(winners.length === 1 ? 'screen.winnerIs' : 'screen.winnersAre');
  return t(TITLES[told.at(-1) ?? 0] ?? 'screen.podium');
}

/** The second on the left, the first in the middle, the third on the right; of two, the first on the left. */
function inRoom(steps: readonly Step[]): Step[] {
  const [first, second, third] = steps;
  if (!first || !second) return [...steps];
  return third ? [second, first, third] : [first, second];
}

/** Players who stand on one step with their faces. */
const MOST_ON_STEP = 3;

function StepView({ step: { rank, places }, scene }: { step: Step; scene: Scene }) {
  const told = scene.told.includes(rank);
  const shared = places.length > 1;
  const shown = places.length > MOST_ON_STEP ? places.slice(0, MOST_ON_STEP - 1) : places;
  const more = places.length - shown.length;
  const [total = 0] = places.map((place) => place.total);
  const look = `${shared ? 'shared' : ''} ${told ? 'risen' : 'waits'}`;
  return (
    <div class={`step metal-${rank} ${look}`}>
      {told && (
        <>
          {rank === 1 && <Crown />}
          <div class="who">
            {shown.map(({ nickname, face }) => (
              <div key={nickname}>
                <Face nickname={nickname} face={face} />
                <span class="name" dir="auto">
                  {nickname}
                </span>
              </div>
            ))}
            {more > 0 && (
              <div>
                <span class="name">{t('screen.more', { count: more })}</span>
              </div>
            )}
          </div>
          <span class="points digits">
            {t(shared ? 'screen.pointsEach' : 'shared.points', { count: total })}
          </span>
        </>
      )}
      <div class="block digits">{told || !scene.hush ? number(rank) : '?'}</div>
    </div>
  );
}

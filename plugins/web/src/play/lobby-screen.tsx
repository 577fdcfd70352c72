import type { GameState } from '../../../../client/game-state.ts';
import { Face } from '../components/face.tsx';
import { modeTitle } from '../words/mode-title.ts';
import { rich, t } from '../words/t.ts';
import { addressOf } from './address.ts';
import { fromAsking } from './extras/from-asking.ts';
import type { JoinChoiceProps } from './extras/join-choice.tsx';
import { FacePicker } from './face-picker.tsx';
import type { PlayerConnection } from './session.ts';
import { WavePanel } from './wave-panel.tsx';

const JoinChoice = fromAsking<JoinChoiceProps>((asking) => asking.JoinChoice);

/** Newcomers that fit on one line of a phone. */
const SHOWN = 4;

interface Props {
  connection: PlayerConnection;
  state: GameState;
}

/** The player is in: a face, who else is here, and something to do until the game starts. */
export function LobbyScreen({ connection, state }: Props) {
  const { you } = state;
  const leave = () => {
    connection.leave();
    history.replaceState(null, '', addressOf(location, state.pin));
  };
  return (
    <section class="lobby">
      <div class="hello">
        {you && <Face nickname={you.nickname} face={you.face} key={you.face} />}
        <h1>{rich('lobby.youAreIn', { name: you?.nickname ?? '' })}</h1>
        <p class="lobby-title">
          <span dir="auto">{state.title}</span> <small>{modeTitle(state.mode)}</small>
        </p>
      </div>
      {state.join && <JoinChoice connection={connection} state={state} />}
      <Here state={state} />
      {you && <FacePicker connection={connection} you={you} />}
      <WavePanel
        connection={connection}
        state={state}
        kinds={['wave', 'heart', 'fire', 'laugh', 'wow']}
        title={t('wave.title')}
      />
      <p class="lobby-wait">{t('lobby.hostStarts')}</p>
      <button type="button" class="button quiet" onClick={leave}>
        {t('lobby.notYou')}
      </button>
    </section>
  );
}

/** How many are here, and who came last. Names come and go often: they are not read out. */
function Here({ state: { players, newcomers, you } }: { state: GameState }) {
  const others = newcomers.filter(({ nickname }) => nickname !== you?.nickname);
  return (
    <div class="panel here">
      <p class="here-count digits">
        {players > 1 ? t('lobby.players', { count: players }) : t('lobby.alone')}
      </p>
      {others.length > 0 && (
        <ul class="newcomers" aria-hidden="true">
          {others
            .slice(-SHOWN)
            .toReversed()
            .map(({ nickname, face }) => (
              <li key={nickname}>
                <Face nickname={nickname} face={face} />
                <bdi>{nickname}</bdi>
              </li>
            ))}
          {players - 1 > SHOWN && (
            <li class="digits">{t('lobby.more', { count: players - 1 - SHOWN })}</li>
          )}
        </ul>
      )}
    </div>
  );
}

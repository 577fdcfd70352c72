import { useEffect, useState } from 'preact/hooks';
import type { GameState } from '../../../../client/game-state.ts';
import type { WaveKind } from '../../../../server/protocol/views.ts';
import { Reaction } from '../components/reaction.tsx';
import { t } from '../words/t.ts';
import type { PlayerConnection } from './session.ts';

/** ms that the buttons rest after a wave: the server takes one a second. */
const REST = 1100;

interface Props {
  connection: PlayerConnection;
  state: GameState;
  kinds: WaveKind[];
  title?: string;
}

/** Buttons to wave to the room; none in a game whose host has turned waves off. */
export function WavePanel({ connection, state, kinds, title }: Props) {
  const [waved, setWaved] = useState<WaveKind>();
  useEffect(() => {
    if (!waved) return undefined;
    const timer = setTimeout(() => setWaved(undefined), REST);
    return () => clearTimeout(timer);
  }, [waved]);
  if (state.waves === false) return null;
  const wave = (kind: WaveKind) => {
    if (waved) return;
    setWaved(kind);
    connection.wave(kind);
  };
  return (
    <fieldset class={title ? 'panel wave-panel' : 'wave-panel'}>
      <legend class={title ? '' : 'visually-hidden'}>{title ?? t('wave.title')}</legend>
      <div class="choices">
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            class={`choice ${kind === waved ? 'waved' : ''}`}
            aria-label={t(`wave.${kind}`)}
            aria-disabled={waved !== undefined}
            onClick={() => wave(kind)}
          >
            <Reaction kind={kind} />
          </button>
        ))}
      </div>
    </fieldset>
  );
}

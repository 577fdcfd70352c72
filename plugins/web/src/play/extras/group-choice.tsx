import type { GameState } from '../../../../../client/game-state.ts';
import type { PlayerConnection } from '../session.ts';

export interface GroupChoiceProps {
  connection: PlayerConnection;
  state: GameState;
}

/** The groups there are: a tap goes over to another one. */
export function GroupChoice({ connection, state: { join, you } }: GroupChoiceProps) {
  if (join?.form.kind !== 'pick') return null;
  const choose = async (value: number) => {
    const sentAt = Date.now();
    // Refused, it is too late: the game moves on.
    const chosen = await connection.ask('choose', { value }).catch(() => undefined);
    if (chosen) connection.game.enter(chosen.state, sentAt);
  };
  return (
    <fieldset class="panel">
      <legend>{join.label}</legend>
      {join.form.options.map(({ text }, at) => (
        <button
          key={text}
          type="button"
          class={`button ${text === you?.group ? 'primary' : ''}`}
          aria-pressed={text === you?.group}
          dir="auto"
          onClick={() => void choose(at)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}

import { useState } from 'preact/hooks';
import type { GameState } from '../../../../../client/game-state.ts';
import { t } from '../../words/t.ts';
import { AnswerForm } from '../answer-form.tsx';
import { OwnAnswer } from '../own-answer.tsx';
import type { PlayerConnection } from '../session.ts';

export interface JoinChoiceProps {
  connection: PlayerConnection;
  state: GameState;
}

/** The ask for the whole game: one of several by a tap, which goes over to another one; else a form. */
export function JoinChoice({ connection, state: { join, you } }: JoinChoiceProps) {
  const [changes, setChanges] = useState(false);
  if (!join) return null;
  const { form, label } = join;
  const given = you?.form;
  const choose = async (value: unknown) => {
    const sentAt = Date.now();
    // Refused, it is too late: the game moves on.
    const chosen = await connection.ask('choose', { value }).catch(() => undefined);
    if (chosen) connection.game.enter(chosen.state, sentAt);
    setChanges(false);
  };
  return (
    <fieldset class="panel">
      <legend>{label}</legend>
      {form.kind === 'pick' && (form.most ?? 1) === 1 ? (
        form.options.map(({ text }, at) => (
          <button
            key={text}
            type="button"
            class={`button ${at === given ? 'primary' : ''}`}
            aria-pressed={at === given}
            dir="auto"
            onClick={() => void choose(at)}
          >
            {text}
          </button>
        ))
      ) : given === undefined || changes ? (
        <AnswerForm
          form={form}
          disabled={false}
          onAnswer={(value) => void choose(value)}
          onRead={async () => null}
        />
      ) : (
        <>
          <OwnAnswer form={form} given={given} />
          <button type="button" class="button quiet" onClick={() => setChanges(true)}>
            {t('lobby.change')}
          </button>
        </>
      )}
    </fieldset>
  );
}

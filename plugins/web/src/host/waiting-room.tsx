import { useRef } from 'preact/hooks';
import type { WaitingView } from '../../../../server/protocol/views.ts';
import { Icon } from '../components/icon.tsx';
import { counted } from '../components/wording.ts';
import type { HostConnection } from './session.ts';

/** ms between two answers: a host's connection has a rate. */
const PACE = 60;

const REASONS: Record<WaitingView['why'], string> = {
  approval: 'wants to join',
  name: 'wants to join under this name',
  returns: 'wants back in, from another device',
};

/**
 * Who waits to be let in: a number in the control bar, and the names when the host asks for them, since
 * everybody may be looking at this screen.
 */
export function WaitingRoom({ connection }: { connection: HostConnection }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const waiting = connection.waiting.value;
  if (waiting.length === 0) return null;
  const answer = (id: string, yes: boolean) => connection.command('admit', { id, yes });
  // Doubtful names and lost places are looked at one by one.
  const plain = waiting.filter(({ why }) => why === 'approval');
  const admitAll = async () => {
    for (const { id } of plain) {
      await answer(id, true);
      await new Promise((resolve) => setTimeout(resolve, PACE));
    }
  };
  return (
    <>
      <button
        type="button"
        class="button quiet waiting-button"
        onClick={() => dialog.current?.showModal()}
      >
        <Icon name="people" />
        <span>{waiting.length} waiting</span>
      </button>
      <span class="visually-hidden" role="status">
        {counted(waiting.length, 'player')} waiting to be let in
      </span>
      <dialog ref={dialog} class="dialog waiting-dialog" aria-labelledby="waiting-title">
        <h2 id="waiting-title">{counted(waiting.length, 'player')} waiting for you</h2>
        <ul class="waiting-list">
          {waiting.map(({ id, name, why }) => (
            <li key={id}>
              <p>
                <bdi class="waiting-name">{name}</bdi>
                <span>{REASONS[why]}</span>
              </p>
              <button
                type="button"
                class="button"
                aria-label={`Refuse ${name}`}
                onClick={() => void answer(id, false)}
              >
                Refuse
              </button>
              <button
                type="button"
                class="button primary"
                aria-label={`Let ${name} in`}
                onClick={() => void answer(id, true)}
              >
                Let in
              </button>
            </li>
          ))}
        </ul>
        <div class="dialog-actions">
          {plain.length > 1 && (
            <button type="button" class="button" onClick={() => void admitAll()}>
              {plain.length === waiting.length ? 'Let all in' : 'Let all in whose names are fine'}
            </button>
          )}
          <button type="button" class="button quiet" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
      </dialog>
    </>
  );
}

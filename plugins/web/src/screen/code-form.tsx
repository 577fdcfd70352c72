import type { Refusal } from '../../../../client/socket.ts';
import { Logo } from '../components/logo.tsx';
import type { Access } from './address.ts';

interface Props {
  /** Why the game that was followed is not any more. */
  problem?: Refusal | undefined;
  onOpen(access: Access): void;
}

const REASONS: Partial<Record<Refusal['code'], string>> = {
  BAD_TOKEN: 'This code is not good for this game, or not any more. Ask the host for a new one.',
  GAME_NOT_FOUND: 'There is no game with this PIN. It may have ended a while ago.',
};

/** For a computer to which nobody can send a link. */
export function CodeForm({ problem, onOpen }: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const pin = String(given.get('pin')).replaceAll(/\D/g, '');
    const token = String(given.get('token')).trim();
    onOpen({ pin, token });
  };
  return (
    <main class="code-page">
      <form class="code-form" onSubmit={submit}>
        <Logo />
        <h1>Big screen</h1>
        <p>The host’s page has a link, and this code, under “Big screen”.</p>
        {problem && (
          <p class="problem" role="alert">
            {REASONS[problem.code] ?? problem.message}
          </p>
        )}
        <label>
          Game PIN
          <input
            name="pin"
            inputMode="numeric"
            autoComplete="off"
            required
            pattern="\s*(\d\s*){6}"
            title="Six digits"
          />
        </label>
        <label>
          Screen code
          <input
            name="token"
            autoComplete="off"
            spellcheck={false}
            required
            pattern="\s*([A-Za-z0-9][\s\-]*){8}"
            title="Eight letters and digits"
          />
        </label>
        <button type="submit">Show the game</button>
      </form>
    </main>
  );
}

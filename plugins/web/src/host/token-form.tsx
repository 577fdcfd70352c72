import { useState } from 'preact/hooks';
import { Logo } from '../components/logo.tsx';
import { Problem } from '../components/problem.tsx';
import { adminToken, giveToken } from './api.ts';

/** Asks for what the server wants to see before it lets anybody host. */
export function TokenForm() {
  const [token, setToken] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (token.trim()) giveToken(token.trim());
  };
  return (
    <main class="sign-in">
      <Logo />
      <form class="card sign-in-card" onSubmit={submit}>
        <h1>Host sign-in</h1>
        <p>This server lets only those host who have its admin token.</p>
        <div class="field">
          <label for="token">Admin token</label>
          <input
            id="token"
            class="input"
            type="password"
            autoComplete="current-password"
            required
            value={token}
            aria-describedby="token-hint"
            onInput={(event) => setToken(event.currentTarget.value)}
          />
          <span id="token-hint" class="hint">
            The server prints it when it starts, or your operator has it.
          </span>
          {adminToken.value !== undefined && (
            <Problem text="The server does not take this token." />
          )}
        </div>
        <button type="submit" class="button primary big">
          Sign in
        </button>
      </form>
    </main>
  );
}

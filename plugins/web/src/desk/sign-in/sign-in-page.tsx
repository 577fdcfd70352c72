import { useState } from 'preact/hooks';
import { Logo } from '../../components/logo.tsx';
import { t } from '../../words/t.ts';
import { ApiError } from '../api/client.ts';
import { signIn } from '../api/session.ts';
import { Button } from '../frame/button.tsx';
import { Field } from '../frame/field.tsx';

/** Asks once per browser for what the server wants to see before it lets anybody host. */
export function SignInPage() {
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setIsBusy(true);
    setProblem(undefined);
    try {
      await signIn(token.trim());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.status === 401 ? t('signIn.wrong') : error.message);
      setIsBusy(false);
    }
  };
  return (
    <main class="alone">
      <Logo />
      <form class="card" onSubmit={(event) => void submit(event)}>
        <h1>{t('signIn.title')}</h1>
        <Field label={t('signIn.token')} hint={t('signIn.hint')} problem={problem}>
          {(ties) => (
            <input
              {...ties}
              class="input"
              type="password"
              autoComplete="current-password"
              required
              value={token}
              onInput={(event) => setToken(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit" kind="go" big wide busy={isBusy}>
          {t('signIn.submit')}
        </Button>
      </form>
      <p class="soft">
        {t('signIn.toPlay')} <a href="/">{t('signIn.enterPin')}</a>
      </p>
    </main>
  );
}

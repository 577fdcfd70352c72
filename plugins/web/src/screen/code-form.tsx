import type { Refusal } from '../../../../client/socket.ts';
import { LanguageChoice } from '../components/language-choice.tsx';
import { Logo } from '../components/logo.tsx';
import { t } from '../words/t.ts';
import type { Access } from './address.ts';

interface Props {
  /** Why the game that was followed is not any more. */
  problem?: Refusal | undefined;
  onOpen(access: Access): void;
}

const REASONS: Partial<Record<Refusal['code'], 'screen.badCode' | 'screen.noGame'>> = {
  BAD_TOKEN: 'screen.badCode',
  GAME_NOT_FOUND: 'screen.noGame',
};

function reasonOf({ code, message }: Refusal): string {
  const reason = REASONS[code];
  return reason === undefined ? message : t(reason);
}

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
        <h1>{t('screen.heading')}</h1>
        <p>{t('screen.whereCode')}</p>
        {problem && (
          <p class="problem" role="alert">
            {reasonOf(problem)}
          </p>
        )}
        <label>
          {t('join.pin')}
          <input
            name="pin"
            inputMode="numeric"
            autoComplete="off"
            required
            pattern="\s*(\d\s*){6}"
            title={t('join.sixDigits')}
          />
        </label>
        <label>
          {t('screen.code')}
          <input
            name="token"
            autoComplete="off"
            spellcheck={false}
            required
            pattern="\s*([A-Za-z0-9][\s\-]*){8}"
            title={t('screen.codeForm')}
          />
        </label>
        <button type="submit">{t('screen.show')}</button>
      </form>
      <LanguageChoice />
    </main>
  );
}

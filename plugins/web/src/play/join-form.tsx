import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { joinPatiently } from '../../../../client/patience.ts';
import { Refusal } from '../../../../client/socket.ts';
import { Icon } from '../components/icon.tsx';
import { LanguageChoice } from '../components/language-choice.tsx';
import { Logo } from '../components/logo.tsx';
import { Problem } from '../components/problem.tsx';
import { type PlayerSession, playerSessions } from '../game/sessions.ts';
import { keepsNothing } from '../game/storage.ts';
import { typedEarly } from '../shell/take-over.ts';
import { rich, t } from '../words/t.ts';
import { digitsOf } from './address.ts';
import { explain, fieldOf } from './refusals.ts';
import type { HowToJoin } from './session.ts';
import { WaitingCard } from './waiting-card.tsx';

interface Props {
  pin: string;
  /** Rejects with a Refusal. */
  onJoin(pin: string, nickname: string, how?: HowToJoin): Promise<void>;
}

export function JoinForm({ pin: pinOfLink, onJoin }: Props) {
  const [former, setFormer] = useState<PlayerSession>();
  const [pin, setPin] = useState(() => digitsOf(typedEarly('pin')) || pinOfLink);
  const [nickname, setNickname] = useState(() => typedEarly('nickname'));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [waiting, setWaiting] = useState<{ nickname: string; returns: boolean; cancel(): void }>();
  const pinInput = useRef<HTMLInputElement>(null);
  const nameInput = useRef<HTMLInputElement>(null);
  const field = refusal && fieldOf(refusal.code);

  const shown = waiting === undefined;
  useLayoutEffect(() => setFormer(playerSessions.any(pinOfLink || undefined)), [pinOfLink]);
  useEffect(() => {
    // A player who already types is not led elsewhere.
    if (document.activeElement?.localName === 'input') return;
    (pinOfLink ? nameInput : pinInput).current?.focus();
  }, [pinOfLink, shown]);

  // Tapped twice before the page has drawn the first tap: still one join.
  const joins = useRef(false);
  const attempt = async (...who: Parameters<Props['onJoin']>) => {
    if (joins.current) return;
    joins.current = true;
    await tryToJoin(...who).finally(() => {
      joins.current = false;
    });
  };
  const tryToJoin = async (...who: Parameters<Props['onJoin']>) => {
    setBusy(true);
    setRefusal(undefined);
    const givenUp = new AbortController();
    const cancel = () => {
      givenUp.abort();
      setWaiting(undefined);
      setBusy(false);
    };
    const [, wanted, { token, returns = false } = {}] = who;
    const onWait = () => setWaiting({ nickname: wanted, returns, cancel });
    try {
      await joinPatiently(() => onJoin(...who), onWait, givenUp.signal);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (givenUp.signal.aborted) return;
      if (token !== undefined) playerSessions.forget(who[0]);
      setWaiting(undefined);
      setBusy(false);
      setRefusal(error);
      (fieldOf(error.code) === 'nickname' ? nameInput : pinInput).current?.focus();
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void attempt(pin, nickname.trim());
  };

  if (waiting) {
    return (
      <main class="join">
        <Logo />
        <WaitingCard {...waiting} onCancel={waiting.cancel} />
      </main>
    );
  }
  return (
    <main class="join">
      <Logo />
      <form class="join-card" onSubmit={submit} aria-busy={busy}>
        <h1 class="visually-hidden">{t('join.heading')}</h1>
        {former && (
          <button
            type="button"
            class="button join-return"
            disabled={busy}
            onClick={() => void attempt(former.pin, former.nickname, { token: former.token })}
          >
            <span>
              {pinOfLink
                ? rich('join.continue', { name: former.nickname })
                : rich('join.continueIn', { name: former.nickname, pin: former.pin })}
            </span>
            <Icon name="next" />
          </button>
        )}
        <div class="field">
          <label for="pin">{t('join.pin')}</label>
          <input
            id="pin"
            ref={pinInput}
            class="input join-pin digits"
            inputMode="numeric"
            autoComplete="off"
            enterKeyHint="next"
            placeholder="000000"
            value={pin}
            required
            pattern="\d{6}"
            title={t('join.sixDigits')}
            aria-invalid={field === 'pin'}
            aria-describedby="pin-problem"
            onInput={(event) => setPin(digitsOf(event.currentTarget.value))}
          />
          {refusal && field === 'pin' && <Problem id="pin-problem" text={explain(refusal)} />}
        </div>
        <div class="field">
          <label for="nickname">{t('join.nickname')}</label>
          <input
            id="nickname"
            ref={nameInput}
            class="input"
            dir="auto"
            enterKeyHint="go"
            autoComplete="nickname"
            placeholder={t('join.nicknameHint')}
            maxLength={24}
            value={nickname}
            aria-invalid={field === 'nickname'}
            aria-describedby="nickname-problem"
            onInput={(event) => setNickname(event.currentTarget.value)}
          />
          {refusal && field === 'nickname' && (
            <Problem id="nickname-problem" text={explain(refusal)} />
          )}
          {refusal?.code === 'NICKNAME_TAKEN' && (
            <button
              type="button"
              class="button"
              disabled={busy}
              onClick={() => void attempt(pin, nickname.trim(), { returns: true })}
            >
              {t('join.itIsMe')}
            </button>
          )}
        </div>
        {refusal && field === 'form' && <Problem text={explain(refusal)} />}
        <button type="submit" class="button primary big" disabled={busy}>
          {t(busy ? 'join.joining' : 'join.submit')}
          {!busy && <Icon name="next" />}
        </button>
        {keepsNothing.value && (
          <p class="join-foot" role="status">
            {t('join.keepsNothing')}
          </p>
        )}
      </form>
      <p class="join-foot">
        {`${t('join.hosting')} `}
        <a href="/host">{t('join.host')}</a>
      </p>
      <LanguageChoice />
    </main>
  );
}

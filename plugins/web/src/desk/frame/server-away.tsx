import { useEffect, useState } from 'preact/hooks';
import { t } from '../../words/t.ts';
import type { ApiError } from '../api/client.ts';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';

interface Props {
  problem: ApiError;
  /** ms since the epoch. */
  failedAt: number;
  isBusy: boolean;
  onTry(): void;
}

/** Says that the list could not be loaded; it is asked for again by itself. */
export function ServerAway({ problem, failedAt, isBusy, onTry }: Props) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.round((now - failedAt) / 1000));
  const isAway = problem.code === 'NO_ANSWER';
  return (
    <div class="notice bad-note" role="alert">
      <span class="bad">
        <Icon name={isAway ? 'offline' : 'alert'} />
      </span>
      <span class="grow">
        <b>{isAway ? inWords() : problem.message}</b> {t('desk.stillRuns')}{' '}
        <span aria-hidden="true">{t('desk.lastTried', { seconds })}</span>
      </span>
      <Button busy={isBusy} onClick={onTry}>
        {t('desk.tryNow')}
      </Button>
    </div>
  );
}

const inWords = (): string => (navigator.onLine ? t('desk.silent') : t('desk.offline'));

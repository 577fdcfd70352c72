import type { SentAnswer } from '../../../../client/answering.ts';
import { Icon } from '../components/icon.tsx';
import { seconds } from '../words/numbers.ts';
import { t } from '../words/t.ts';

interface Props {
  status: SentAnswer['status'];
  /** ms from the opening to the answer's arrival, where that is known. */
  took: number | undefined;
}

/** Whether the answer has arrived: said to everybody, in sight and by screen reader. */
export function AnswerStatus({ status, took }: Props) {
  return (
    <div class={`answer-status ${status}`} role="status">
      {(status === 'sending' || status === 'slow') && <span class="spinner" aria-hidden="true" />}
      <h1>
        {status === 'received' && <Icon name="check" />}
        {t(`sent.${status}`)}
      </h1>
      {status === 'received' && took !== undefined && took >= 0 && (
        <p class="digits">{t('sent.after', { time: seconds(took) })}</p>
      )}
      {status === 'kept' && <p>{t('sent.goesByItself')}</p>}
      {status === 'late' && <p>{t('sent.doesNotCount')}</p>}
    </div>
  );
}

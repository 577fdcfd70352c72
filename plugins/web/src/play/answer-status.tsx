import { Icon } from '../components/icon.tsx';
import { Problem } from '../components/problem.tsx';
import type { SentAnswer } from './answering.ts';

interface Props {
  status: SentAnswer['status'] | undefined;
  message: string | undefined;
  closed: boolean;
}

/** Whether the answer has arrived: said to everybody, in sight and by screen reader. */
export function AnswerStatus({ status, message, closed }: Props) {
  return (
    <div class="answer-status" role="status">
      {status === 'sending' && (
        <p class="status-line">
          <span class="spinner" aria-hidden="true" /> Sending your answer…
        </p>
      )}
      {status === 'slow' && (
        <p class="status-line">
          <span class="spinner" aria-hidden="true" /> Still sending…
        </p>
      )}
      {status === 'kept' && (
        <p class="status-line">Your answer is kept. It goes out as soon as you are connected.</p>
      )}
      {status === 'received' && (
        <p class="status-line received">
          <Icon name="check" /> Answer received
        </p>
      )}
      {status === 'late' && <p class="status-line">Your answer came too late to count.</p>}
      {status === 'refused' && <Problem text={message ?? 'Your answer was not accepted.'} />}
      {status === undefined && closed && (
        <p class="status-line">No answer this time. The next one is yours.</p>
      )}
    </div>
  );
}

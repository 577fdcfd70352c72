import type { SentAnswer } from '../../../../client/answering.ts';
import { Icon } from '../components/icon.tsx';

interface Props {
  status: SentAnswer['status'];
  /** ms from the opening to the answer's arrival, where that is known. */
  took: number | undefined;
}

/** Titles of what was sent, by what has become of it. */
const TITLES: Record<SentAnswer['status'], string> = {
  sending: 'Sending your answer…',
  slow: 'Still sending…',
  kept: 'Your answer is kept',
  received: 'Answer received',
  late: 'It came too late',
  refused: 'Not accepted',
};

/** Whether the answer has arrived: said to everybody, in sight and by screen reader. */
export function AnswerStatus({ status, took }: Props) {
  return (
    <div class={`answer-status ${status}`} role="status">
      {(status === 'sending' || status === 'slow') && <span class="spinner" aria-hidden="true" />}
      <h1>
        {status === 'received' && <Icon name="check" />}
        {TITLES[status]}
      </h1>
      {status === 'received' && took !== undefined && took >= 0 && (
        <p class="digits">after {seconds(took)} seconds</p>
      )}
      {status === 'kept' && <p>No connection. Your answer goes out by itself.</p>}
      {status === 'late' && <p>Your answer reached us after the close and does not count.</p>}
    </div>
  );
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1);

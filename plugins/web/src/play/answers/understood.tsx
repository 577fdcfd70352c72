import { useEffect, useState } from 'preact/hooks';
import { t } from '../../words/t.ts';

/** ms without a key before the server is asked: it is not asked about each digit. */
const PAUSE = 250;

interface Props {
  /** The value to send; undefined when there is none yet. */
  value: number | string | undefined;
  /** Asks how the server would read it; null when it cannot read it, or takes it as it is. */
  onRead(value: number | string): Promise<string | null>;
}

/** The server's reading of a number before it is sent: "5 juta" is 5,000,000. */
export function Understood({ value, onRead }: Props) {
  const [read, setRead] = useState<{ value: number | string; as: string | null }>();

  useEffect(() => {
    if (value === undefined) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      // Without an answer nothing is shown: the number can be sent all the same.
      const as = await onRead(value).catch(() => undefined);
      if (isCurrent && as !== undefined) setRead({ value, as });
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [value]);

  const shown = read?.value === value ? read : undefined;
  return (
    <p class="understood" role="status">
      {shown && (shown.as === null ? unread(shown.value) : `= ${shown.as}`)}
    </p>
  );
}

/** Digits are a number whatever the server says: not every type of question reads words. */
const unread = (value: number | string): string =>
  typeof value === 'number' ? '' : t('answer.unread');

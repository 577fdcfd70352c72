import { useState } from 'preact/hooks';
import { Refusal } from '../../../../client/socket.ts';
import type { HostConnection } from './session.ts';

/** Whether big screens were told to be heard, as far as this page knows; they are silent at first. */
export function useSound(connection: HostConnection): { on: boolean; toggle(): void } {
  const [on, setOn] = useState(false);
  const toggle = () => {
    connection.sound(!on).then(
      () => setOn(!on),
      (refusal: unknown) => {
        if (!(refusal instanceof Refusal)) throw refusal;
      },
    );
  };
  return { on, toggle };
}

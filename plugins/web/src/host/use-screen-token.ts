import { useEffect, useState } from 'preact/hooks';
import { Refusal } from '../../../../client/socket.ts';
import { addressOf } from '../screen/address.ts';
import type { HostConnection } from './session.ts';

/**
 * The token by which a big screen follows this game, and its address here; undefined until it is
 * known.
 */
export function useScreenToken(
  connection: HostConnection,
): { token: string; link: string } | undefined {
  const [token, setToken] = useState<string>();
  const online = connection.online.value;
  useEffect(() => {
    if (token !== undefined || !online) return;
    connection.screenToken().then(setToken, (refusal: unknown) => {
      if (!(refusal instanceof Refusal)) throw refusal;
    });
  }, [connection, online, token]);
  const { pin } = connection.session;
  return token === undefined
    ? undefined
    : { token, link: new URL(addressOf({ pin, token }), location.href).href };
}

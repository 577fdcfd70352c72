import type { HostSocket, PlaySocket } from '../../../../client/socket.ts';
import { PROTOCOL } from '../../../../server/protocol/version.ts';
import { renew } from './offline.ts';

const TRIED = 'qrush.renewed-for';

/** Socket.IO's packet that opens a namespace. */
const CONNECT = 0;

const majorOf = (version: string): string => version.split('.')[0] ?? '';

/**
 * Loads the page again when the server speaks a protocol of which this page can know nothing: before it
 * joins anything, as soon as the server has said hello.
 */
export function watchProtocol(socket: PlaySocket | HostSocket): void {
  socket.io.on('packet', ({ type, data }) => {
    const spoken: unknown = type === CONNECT && data?.protocol;
    if (typeof spoken !== 'string' || majorOf(spoken) === majorOf(PROTOCOL)) return;
    if (!isFirstTry(spoken)) return;
    socket.disconnect();
    void renew();
  });
}

/** Once a tab: if the new page does not know the protocol either, to load it again helps nobody. */
function isFirstTry(protocol: string): boolean {
  try {
    if (sessionStorage.getItem(TRIED) === protocol) return false;
    sessionStorage.setItem(TRIED, protocol);
    return true;
  } catch {
    return false;
  }
}

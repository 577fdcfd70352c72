import type { Namespace } from 'socket.io';
import { PROTOCOL } from '../protocol/version.ts';

/** How a socket of Socket.IO sends a packet; not meant to be seen. */
interface Sender {
  packet(packet: { type: number; data?: object }, options?: object): void;
}

/** A client's welcome to a namespace. Official clients read `sid`, and no more. */
export const welcome = (sid: string) => ({ sid, protocol: PROTOCOL });

/** Has Socket.IO welcome those who enter a namespace as our own lines do: its first packet says it. */
export function welcomeAll(namespace: Pick<Namespace, 'use'>): void {
  namespace.use((socket, next) => {
    const sender = socket as unknown as Sender;
    sender.packet = (packet, options) => {
      // From the second packet on it is the method of all sockets again.
      Reflect.deleteProperty(sender, 'packet');
      sender.packet({ ...packet, data: { ...packet.data, ...welcome(socket.id) } }, options);
    };
    next();
  });
}

import type { Plugin } from 'vite';

/** Stand-ins for modules of Socket.IO's client that the pages have no use for, by their paths. */
const INSTEAD: Record<string, string> = {
  // It is in one table with the transports that are asked for.
  '/engine.io-client/build/esm/transports/webtransport.js': 'export class WT {}',
  // QRush's packets are JSON: no need to look for binary values in them, nor to take these apart.
  '/socket.io-parser/build/esm/is-binary.js':
    'export const isBinary = () => false, hasBinary = isBinary;',
  '/socket.io-parser/build/esm/binary.js':
    'export const deconstructPacket = () => {}, reconstructPacket = deconstructPacket;',
  '/engine.io-parser/build/esm/contrib/base64-arraybuffer.js':
    'export const encode = () => "", decode = encode;',
};

const insteadOf = (id: string): string | undefined =>
  Object.entries(INSTEAD).find(([path]) => id.endsWith(path))?.[1];

/** Leaves out of the pages the parts of Socket.IO's client that QRush does not speak. */
export const leanSocketIo = (): Plugin => ({
  name: 'lean-socket-io',
  load: (id) => insteadOf(id) ?? null,
});

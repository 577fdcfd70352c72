import type { Plugin } from 'vite';

const WEBTRANSPORT = /\/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/;

/**
 * Leaves WebTransport out of the pages, which QRush does not speak: Socket.IO's client has it in one table
 * with the transports that it is asked for.
 */
export const withoutWebTransport = (): Plugin => ({
  name: 'without-webtransport',
  load: { filter: { id: WEBTRANSPORT }, handler: () => 'export class WT {}' },
});

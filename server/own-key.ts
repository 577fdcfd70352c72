import { createHmac } from 'node:crypto';

/**
 * Makes names and tokens that only this server can make, for one plugin: HMAC-SHA256 by the
 * server's secret, base64url. Bridges find their stored data by these: the form of the text must
 * stay.
 */
export const keyedFor =
  (secret: string, plugin: string) =>
  (text: string): string =>
    createHmac('sha256', secret).update(`${plugin}:${text}`).digest('base64url');

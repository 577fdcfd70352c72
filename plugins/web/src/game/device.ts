import { browserStore } from './storage.ts';

const KEY = 'qrush.device';

/**
 * A random name of this browser, kept on the device: by it the server knows a player again whom the host
 * has removed. It says nothing else, and a private window has another one.
 */
export function deviceName(): string {
  const known = browserStore.get(KEY);
  if (known) return known;
  // Not randomUUID: in a classroom there may be no TLS.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const name = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  browserStore.set(KEY, name);
  return name;
}

import type { IncomingMessage } from 'node:http';
import type { Settings } from '../../config/settings.ts';

/**
 * Whether the page that sends this request may use the server: the server's own pages, those of
 * PUBLIC_URL and ORIGINS. Apps and tools, which name no origin, may.
 */
export function originAllowed(settings: Settings, { headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const allowed = [...settings.origins, ...(settings.publicUrl ? [settings.publicUrl] : [])];
  return (
    new URL(origin).host === host ||
    allowed.some((entry) => URL.canParse(entry) && new URL(entry).origin === origin)
  );
}

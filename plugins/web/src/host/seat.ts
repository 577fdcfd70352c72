import { type HostSession, hostSessions } from '../game/sessions.ts';

/**
 * The host's seat that a link brings, as another device of the host shows it: kept here, and taken out of
 * the address. @returns undefined where the address brings none
 */
export function seatInAddress(): HostSession | undefined {
  const given = new URLSearchParams(location.hash.slice(1));
  const [pin, hostToken] = [given.get('pin'), given.get('seat')];
  // A token says which game it is for: `h.<game>.<edition>.<signature>`.
  const [, id] = hostToken?.split('.') ?? [];
  if (!pin || !hostToken || !id) return undefined;
  history.replaceState(null, '', `${location.pathname}#pin=${pin}`);
  const joinUrl = `${location.origin}/?pin=${pin}`;
  const session: HostSession = { pin, hostToken, id, joinUrl, title: '' };
  hostSessions.keep(session);
  return session;
}

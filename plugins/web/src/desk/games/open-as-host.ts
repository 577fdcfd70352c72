import { hostSessions } from '../../game/sessions.ts';
import { wordsOf } from '../api/client.ts';
import { type GameSummary, takeOverGame } from '../api/games.ts';
import { go } from '../frame/router.ts';
import { toast } from '../frame/toast.tsx';

/** Behind the address of the big screen: bots play along, to try a game alone. */
export const BOTS = '&bots=5';

export const stageOf = (pin: string): string => `/host/game#pin=${pin}`;

/**
 * Goes to the big screen of a running game. A browser that has hosted it comes back as it was; any other
 * one takes the game over, and whoever has hosted it is told so.
 */
export async function openAsHost({ id, pin, title }: GameSummary): Promise<void> {
  if (pin === undefined) return;
  const kept = hostSessions.own(pin) ?? hostSessions.any(pin);
  if (kept?.id === id) {
    go(stageOf(pin));
    return;
  }
  try {
    const hostToken = await takeOverGame(id);
    hostSessions.keep({ id, pin, title, hostToken, joinUrl: `${location.origin}/?pin=${pin}` });
    go(stageOf(pin));
  } catch (error) {
    toast(wordsOf(error));
  }
}

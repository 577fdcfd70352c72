import type { GameState } from '../../../../../client/game-state.ts';
import type { StingName } from './stings.ts';

type Seen = Pick<GameState, 'phase' | 'pausedAt' | 'players' | 'answers' | 'question'>;

/**
 * The sound of a game that goes from one state to another. Steps that the screen takes by itself
 * are not in it.
 */
export function cueOf(before: Seen | undefined, now: Seen): StingName | 'join' | undefined {
  if (!before) return undefined;
  const [was, is] = [before.pausedAt !== undefined, now.pausedAt !== undefined];
  if (was !== is) return is ? 'pause' : 'resume';
  if (now.phase !== before.phase || now.question?.index !== before.question?.index) {
    if (now.phase === 'question') return 'open';
    if (now.phase === 'closed') return 'close';
    if (now.phase === 'revealed') return 'reveal';
    return undefined;
  }
  if (now.phase === 'lobby' && now.players > before.players) return 'join';
  if (now.phase === 'question' && (now.answers ?? 0) > (before.answers ?? 0)) return 'answer';
  return undefined;
}

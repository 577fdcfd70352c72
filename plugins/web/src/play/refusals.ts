import type { Refusal } from '../../../../client/socket.ts';

type Code = Refusal['code'];

/** Refusals whose own message can be said better to somebody who holds a phone. */
const EXPLANATIONS: Partial<Record<Code, string>> = {
  GAME_NOT_FOUND: 'No game has this PIN. Check it with your host.',
  GAME_LOCKED: 'The host has closed the door of this game. Ask to be let in, then try again.',
  GAME_FULL: 'This game is full.',
  GAME_FINISHED: 'This game is already over.',
  NICKNAME_TAKEN: 'Somebody in this game already has this name. Try another.',
  KICKED: 'The host removed you from this game.',
  BAD_TOKEN: 'Your place in this game has expired. Join again.',
  RATE_LIMITED: 'That was a bit too fast. Wait a moment and try again.',
};

/** The sentence for a player. */
export const explain = ({ code, message }: Refusal): string => EXPLANATIONS[code] ?? message;

/** The field of the join form that a refusal is about. */
export function fieldOf(code: Code): 'pin' | 'nickname' | 'form' {
  switch (code) {
    case 'GAME_NOT_FOUND':
    case 'GAME_FINISHED':
    case 'GAME_LOCKED':
    case 'GAME_FULL':
      return 'pin';
    case 'NICKNAME_TAKEN':
    case 'NICKNAME_REJECTED':
      return 'nickname';
    default:
      return 'form';
  }
}
